"""Every table of the house, so that its metadata is whole before a store is made or moved."""

from sessions.clusters.tables import Cluster, Membership
from sessions.commitments.tables import Commitment
from sessions.dialogue.tables import Dialogue, Meeting, Phase, Presence
from sessions.experiments.tables import Experiment
from sessions.ideas.tables import Idea, IdeaKey, WaitingIdea, WaitingKey
from sessions.live.tables import Live, SentForm
from sessions.notes.tables import Note
from sessions.parking.tables import Parked
from sessions.perspectives.tables import Answer, Insight, Perspective, Source
from sessions.proposals.tables import Action, Proposal, ProposalIdea, ProposalVersion, Reservation
from sessions.store.change import Numbering
from sessions.store.journal import Entry
from sessions.voting.tables import GroupTally, OptionIdea, SlipBatch, VotingCorrection, VotingOption, VotingRound

TABLES = (
    Action,
    Answer,
    Cluster,
    Commitment,
    Dialogue,
    Entry,
    Experiment,
    GroupTally,
    Idea,
    IdeaKey,
    Insight,
    Live,
    Meeting,
    Membership,
    Note,
    Numbering,
    OptionIdea,
    Parked,
    Perspective,
    Phase,
    Presence,
    Proposal,
    ProposalIdea,
    ProposalVersion,
    Reservation,
    SentForm,
    SlipBatch,
    Source,
    VotingCorrection,
    VotingOption,
    VotingRound,
    WaitingIdea,
    WaitingKey,
)
