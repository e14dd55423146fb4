"""Where a proposal comes from: the ideas behind each option when its list was locked, and behind each proposal."""

import sqlalchemy as sa
from alembic import op

from sessions.store.migrations.columns import must, row, widen

revision = "0005"
down_revision = "0004"

# Of an option that was an idea of its own it is known. What stood under a heading then was not written down.
OPTIONS = """
    INSERT INTO option_idea (version, option_id, idea_id, text)
    SELECT 1, id, idea_id, label FROM voting_option WHERE idea_id IS NOT NULL ORDER BY id
"""
PROPOSALS = """
    INSERT INTO proposal_idea (version, proposal_id, idea_id)
    SELECT 1, proposal.id, option_idea.idea_id
    FROM proposal JOIN option_idea ON option_idea.option_id = proposal.option_id ORDER BY proposal.id
"""


def upgrade() -> None:
    widen("proposal", outcome_on=("", sa.String()))
    op.create_table(
        "option_idea",
        *row(),
        must("option_id", sa.Integer()),
        must("idea_id", sa.Integer()),
        must("text", sa.String()),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_option_idea")),
        sa.UniqueConstraint("option_id", "idea_id", name=op.f("uq_option_idea_option_id_idea_id")),
        sa.ForeignKeyConstraint(
            ["option_id"], ["voting_option.id"], name=op.f("fk_option_idea_option_id_voting_option")
        ),
        sa.ForeignKeyConstraint(["idea_id"], ["idea.id"], name=op.f("fk_option_idea_idea_id_idea")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "proposal_idea",
        *row(),
        must("proposal_id", sa.Integer()),
        must("idea_id", sa.Integer()),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_proposal_idea")),
        sa.UniqueConstraint("proposal_id", "idea_id", name=op.f("uq_proposal_idea_proposal_id_idea_id")),
        sa.ForeignKeyConstraint(["proposal_id"], ["proposal.id"], name=op.f("fk_proposal_idea_proposal_id_proposal")),
        sa.ForeignKeyConstraint(["idea_id"], ["idea.id"], name=op.f("fk_proposal_idea_idea_id_idea")),
        sqlite_autoincrement=True,
    )
    op.execute(OPTIONS)
    op.execute(PROPOSALS)
