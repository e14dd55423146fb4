"""The schemas of the data: a frame, and in it the topics' fields as they are described.

``python -m sessions.records.schema`` writes that of a meeting out, and with ``dialogue`` that of a whole dialogue.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence
from importlib.resources import files
from typing import Any

from sessions.commitments import fields as commitments
from sessions.experiments import fields as experiments
from sessions.ideas import fields as ideas
from sessions.parking import fields as parking
from sessions.proposals import fields as proposals
from sessions.records.data import FORMAT_OF_DIALOGUE
from sessions.records.data_commitments import COMMITMENT, LACKING, WISH_LACKING
from sessions.records.data_proposals import BELOW, MOTIVE, SAID, WORDING
from sessions.text.fields import Field, Kind

Schema = dict[str, Any]

FIELDS: Mapping[str, Sequence[Field]] = {
    "commitment": COMMITMENT,
    "commitment_status": commitments.STATUS,
    "wish": commitments.WISH_FIELDS,
    "wish_status": commitments.WISH_STATUS,
    "experiment": experiments.FIELDS,
    "idea": ideas.FIELDS,
    "parked": parking.FIELDS,
    "proposal_wording": (WORDING,),
    "proposal_motive": (MOTIVE,),
    "proposal": SAID,
    "proposal_below": (BELOW,),
    "proposal_decision": proposals.DECISION,
}
"""What stands in the frame as a property ``$commitment`` and so on."""
OWN = ("meeting", "phases", "participants", "notes")
"""What of the data is a meeting's own."""
AS_OF = (
    "When the dialogue was last changed, with the offset from UTC of the computer that wrote the file. It holds what "
    "is there now."
)
LACKINGS: Mapping[str, Mapping[str, str]] = {"commitment": LACKING, "wish": WISH_LACKING}
"""What stands there as ``{"$lacking": "commitment"}``: the names of what may be missing."""


def schema() -> Schema:
    """The schema as published. Every key of every object is there in every export, so each is required."""
    filled: Schema = _filled(_frame())
    return filled


def schema_of_dialogue() -> Schema:
    """As ``schema``, of a whole dialogue: what is a meeting's own stands in the list of its meetings."""
    frame = _frame()
    parts = frame["properties"]
    own = {name: parts.pop(name) for name in OWN}
    del parts["corrected"]
    parts["format"] = parts["format"] | {"const": FORMAT_OF_DIALOGUE}
    parts["as_of"] = parts["as_of"] | {"description": AS_OF}
    meetings = {
        "description": "The meetings of the dialogue, by number.",
        "type": "array",
        "items": {
            "description": "A meeting, with what is its own.",
            "type": "object",
            "additionalProperties": False,
            "properties": own,
        },
    }
    properties: Schema = {}
    for name, part in parts.items():
        properties[name] = part
        if name == "dialogue":
            properties["meetings"] = meetings
    head = {"$id": "urn:dialogverkstad:dialogue:1", "title": "A whole citizen dialogue, as far as it has come"}
    filled: Schema = _filled(frame | head | {"properties": properties})
    return filled


def _frame() -> Schema:
    frame: Schema = json.loads(files("sessions.records").joinpath("schema.base.json").read_text("utf-8"))
    return frame


def _filled(part: Any) -> Any:
    match part:
        case {"$lacking": str(topic)}:
            return {"enum": list(LACKINGS[topic].values())}
        case dict():
            filled: Schema = {}
            for name, value in part.items():
                if name == "properties":
                    properties = _properties(value)
                    filled |= {"required": list(properties), "properties": properties}
                else:
                    filled[name] = _filled(value)
            return filled
        case list():
            return [_filled(each) for each in part]
    return part


def _properties(frame: Schema) -> Schema:
    properties: Schema = {}
    for name, part in frame.items():
        if name.startswith("$"):
            properties |= {field.key: {"description": field.about} | _held(field) for field in FIELDS[name[1:]]}
        else:
            properties[name] = _filled(part)
    return properties


def _held(field: Field) -> Schema:
    """What the data hold of a field."""
    match field.kind:
        case Kind.DATE:
            return {"$ref": "#/$defs/day"}
        case Kind.COUNT:
            return {"type": ["integer", "null"], "minimum": 0, "maximum": field.most}
        case Kind.FLAG:
            return {"type": "boolean"}
        case Kind.CHOICE:
            codes = [str(each) for each, _ in field.choices]
            return {"enum": [*filter(None, codes), None] if field.null else codes}
    return {"type": "string"}


if __name__ == "__main__":
    asked = schema_of_dialogue() if sys.argv[1:] == ["dialogue"] else schema()
    sys.stdout.write(json.dumps(asked, ensure_ascii=False, indent=2) + "\n")
