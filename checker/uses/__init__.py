"""What each room is for, from the brief, codes and words, with confidence and evidence."""

from checker.uses.classify import classify_room, classify_rooms
from checker.uses.codes import codes_of
from checker.uses.load import load_vocabulary, shipped_vocabulary
from checker.uses.room_use import SURE, RoomUse, RoomUses
from checker.uses.vocabulary import CodeInfo, UseInfo, Vocabulary
from checker.uses.words import phrase

__all__ = [
    "SURE",
    "CodeInfo",
    "RoomUse",
    "RoomUses",
    "UseInfo",
    "Vocabulary",
    "classify_room",
    "classify_rooms",
    "codes_of",
    "load_vocabulary",
    "phrase",
    "shipped_vocabulary",
]
