"""Room kinds and the labels they carry in England.

The S21 space codes, the Uniclass codes paired with them and the zones are those of the Department
for Education's BIM requirements (ADS code list paired with Uniclass SL v1.32); compared with the
list by script when this table was made.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Code:
    ads: str
    uniclass: str
    zone: str


TEACHING, HALLS, LEARNING = "Basic teaching", "Halls and dining", "Learning resources"
STAFF, STORAGE, NON_NET = "Staff and admin", "Storage", "Non-net"

ZONE_GROUPS = {
    TEACHING: "Net",
    HALLS: "Net",
    LEARNING: "Net",
    STAFF: "Net",
    STORAGE: "Net",
    NON_NET: "Non-net",
}

CODES: dict[str, Code] = {
    "reception class": Code("PRI13", "SL_25_10_72", TEACHING),
    "infant class": Code("PRI23", "SL_25_10_39", TEACHING),
    "junior class": Code("PRI33", "SL_25_10_44", TEACHING),
    "practical": Code("PRA12", "SL_25_10_67", TEACHING),
    "art": Code("PRA16", "SL_25_10_67", TEACHING),
    "base class": Code("PRI70", "SL_25_10_68", TEACHING),
    "hall": Code("HAL13", "SL_25_10_05", HALLS),
    "studio": Code("ACT05", "SL_25_10_01", HALLS),
    "library": Code("LIB01", "SL_25_75_76", LEARNING),
    "small group": Code("RES00", "SL_25_75_80", LEARNING),
    "medium group": Code("RES03", "SL_25_75_80", LEARNING),
    "large group": Code("RES04", "SL_25_75_80", LEARNING),
    "base group": Code("RES50", "SL_25_75_80", LEARNING),
    "sen resource": Code("SEN20", "SL_25_75_82", LEARNING),
    "calm": Code("SEN34", "SL_35_50_69", LEARNING),
    "sensory": Code("SEN40", "SL_35_50_78", LEARNING),
    "therapy": Code("SEN12", "SL_35_10_88", LEARNING),
    "speech therapy": Code("SEN13", "SL_35_10_88", LEARNING),
    "life skills": Code("RES60", "SL_25_40_42", LEARNING),
    "office": Code("OFF01", "SL_20_15_59", STAFF),
    "head": Code("ADM11", "SL_20_15_27", STAFF),
    "senco": Code("OFF23", "SL_20_15_59", STAFF),
    "meeting": Code("ADM02", "SL_20_15_15", STAFF),
    "medical": Code("ADM04", "SL_35_10_31", STAFF),
    "reprographics": Code("ADM08", "SL_20_15_73", STAFF),
    "staff room": Code("OFF51", "SL_90_20_85", STAFF),
    "workroom": Code("OFF33", "SL_90_20_86", STAFF),
    "base workroom": Code("OFF34", "SL_90_20_86", STAFF),
    "parents": Code("OFF53", "SL_90_20_85", STAFF),
    "reception desk": Code("ADM31", "SL_20_15_71", STAFF),
    "store": Code("STN20", "SL_90_50_35", STORAGE),
    "cleaner": Code("STN31", "SL_90_50_16", STORAGE),
    "teaching store": Code("STT10", "SL_90_50_87", STORAGE),
    "base store": Code("STN20", "SL_90_50_35", STORAGE),
    "store off classroom": Code("STT42", "SL_90_50_18", STORAGE),
    "base cloakroom": Code("STN12", "SL_90_20_14", STORAGE),
    "furniture store": Code("STH11", "SL_90_50_32", STORAGE),
    "sports store": Code("STH04", "SL_90_50_82", STORAGE),
    "outdoor store": Code("STH05", "SL_90_50_82", STORAGE),
    "wc": Code("TOC13", "SL_35_80_89", NON_NET),
    "early years wc": Code("TOC31", "SL_35_80_85", NON_NET),
    "base wc": Code("TOC32", "SL_35_80_85", NON_NET),
    "accessible wc": Code("TOC21", "SL_35_80_03", NON_NET),
    "hygiene": Code("TOC04", "SL_35_80_39", NON_NET),
    "kitchen": Code("KIT00", "SL_35_60_30", NON_NET),
    "plant": Code("PLA20", "SL_90_90_64", NON_NET),
    "server": Code("PLA11", "SL_90_90_77", NON_NET),
    "corridor": Code("CIR01", "SL_90_10_15", NON_NET),
    "base corridor": Code("CIR55", "SL_90_10_15", NON_NET),
    "lobby": Code("CIR03", "SL_90_10_51", NON_NET),
    "quiet lobby": Code("CIR04", "SL_90_10_51", NON_NET),
    "stair": Code("CIR12", "SL_90_10_87", NON_NET),
    "lift": Code("CIR13", "SL_90_10_47", NON_NET),
}
