"""Every table of the house, so that its metadata is whole before a store is made or moved."""

from sessions.clusters.tables import Cluster, Membership
from sessions.commitments.tables import Commitment
from sessions.dialogue.tables import Dialogue, Meeting, Phase, Presence
from sessions.ideas.tables import Idea
from sessions.notes.tables import Note
from sessions.parking.tables import Parked
from sessions.proposals.tables import Proposal, Reservation
from sessions.store.change import Numbering
from sessions.store.journal import Entry
from sessions.voting.tables import VotingCorrection, VotingOption, VotingRound

TABLES = (
    Cluster,
    Commitment,
    Dialogue,
    Entry,
    Idea,
    Meeting,
    Membership,
    Note,
    Numbering,
    Parked,
    Phase,
    Presence,
    Proposal,
    Reservation,
    VotingCorrection,
    VotingOption,
    VotingRound,
)
