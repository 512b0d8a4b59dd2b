"""The words by which minutes are written, in English and in Welsh."""

from __future__ import annotations

import re

# -- Decisions ---------------------------------------------------------------------------------------

# The one list of verbs, each with the words that mean it; what is not on it counts as the nearest.
VERBS: dict[str, str] = {
    "approved": r"approv(?:ed|e|al)|signed off|confirmed"
    r"(?: as (?:a|an) (?:true|correct|accurate)[\w ]*record)?|(?:a |an )?(?:true|correct|accurate) record"
    r"|cymeradwy\w*|c?gymeradwy\w*|cadarnh\w*|gadarnh\w*",
    "noted": r"noted|note|nod\w+|nodi",
    "endorsed": r"endorsed?|support(?:ed)?|cefnog\w*|gefnog\w*",
    "received": r"received?|derbyn\w*|dderbyn\w*",
    "adopted": r"adopt(?:ed)?|mabwysiad\w*|fabwysiad\w*",
    "deferred": r"defer(?:red)?|postponed?|adjourned?|gohir\w*|ohir\w*",
    "referred": r"refer(?:red)?|remit(?:ted)?|recommend(?:ed)?|argymhell\w*|cyfeir\w*|gyfeir\w*",
    "rejected": r"reject(?:ed)?|refused?|not (?:approved|agreed|supported|accepted)|lost|fell|defeated"
    r"|gwrthod\w*|wrthod\w*|methodd",
    "elected": r"(?:re)?elect(?:ed)?|(?:re)?appoint(?:ed)?|ethol\w*|penod\w*|benod\w*",
    "ratified": r"ratif(?:ied|y)",
    "agreed": r"agreed?|accept(?:ed)?|resolved?|cytun\w*|gytun\w*|penderfyn\w*",
}
# What stands before a decision and is no verb of the list, or a verb of it.
LEADS = (
    r"AGREED|RESOLVED|DECIDED|DECISIONS?|RESOLUTIONS?|NOTED|APPROVED|ENDORSED|RECEIVED|ADOPTED|"
    r"DEFERRED|REFERRED"
    r"|REJECTED|ELECTED|APPOINTED|RATIFIED|ACCEPTED|SUPPORTED|REMITTED|RECOMMENDED|CONFIRMED"
    r"|PENDERFYNWYD|PENDERFYNIADAU|PENDERFYNIAD|CYTUNWYD|NODWYD|CYMERADWYWYD|ARGYMHELLWYD|DERBYNIWYD"
    r"|MABWYSIADWYD|GOHIRIWYD|CEFNOGWYD|GWRTHODWYD|ETHOLWYD|CADARNHAWYD|CYFEIRIWYD"
)
NOUN_LEADS = re.compile(r"DECISIONS?|RESOLUTIONS?|PENDERFYNIADAU|PENDERFYNIAD", re.IGNORECASE)

# -- Attendance --------------------------------------------------------------------------------------

CHAIR_ROLE = (
    r"(?:in (?:the )?)?(?:joint |co-?|acting |interim )?chair(?:man|woman|person)?|chairing|"
    r"presiding|(?:cyd-?)?"
    r"cadeirydd|(?:yn )?y gadair"
)
DEPUTY_ROLE = r"(?:vice|deputy)[ -]chair(?:man|woman|person)?|is-?gadeirydd|dirprwy gadeirydd"
ONLINE = (
    r"(?:via |by |on |through )?(?:ms |microsoft )?(?:teams|zoom|webex|skype|online|on-line|"
    r"video ?(?:link|call|"
    r"conference)|remote(?:ly)?|virtual(?:ly)?|tele ?(?:phone|conference)|phone|dial(?:led|ling)?[- ]in|"
    r"ar-?lein|o bell|dros y ffôn)"
)
BODY_WORDS = (
    r"council|police|constabulary|service|services|trust|nhs|health|board|probation|pcc|opcc|"
    r"ccg|icb|university|"
    r"housing|association|support|partnership|authority|agency|society|college|school|forum|"
    r"fire|rescue|homes|"
    r"ltd|limited|cic|plc|yot|yjs|dwp|hmpps|crc|cps|court|courts|mind|aid|refuge|centre|church|federation|"
    r"network|alliance|foundation|charity|hospital|team|department|directorate|borough|"
    r"district|county|bc|dc|"
    r"mbc|cc|neighbourhood watch|project|company|commission|group|cyngor|heddlu|iechyd|bwrdd|"
    r"gwasanaeth|gwasanaethau|prifysgol|tân|prawf|cymdeithas|tai|trafnidiaeth"
)
ROLE_WORDS = (
    r"officer|manager|director|head|superintendent|inspector|sergeant|constable|lead|"
    r"coordinator|co-ordinator|"
    r"commissioner|clerk|executive|administrator|analyst|adviser|advisor|secretary|assistant|"
    r"portfolio|member|"
    r"councillor|representative|rep|commander|chief|deputy|leader|mayor|consultant|solicitor|lawyer|"
    r"practitioner|nurse|worker|apprentice|intern|observer|guest|treasurer|trustee|minutes|minute taker|"
    r"note taker|support officer|specialist|supervisor|resident|swyddog|rheolwr|pennaeth|cyfarwyddwr|aelod|"
    r"cynghorydd|clerc|arolygydd|uwch-?arolygydd|cydlynydd|arweinydd"
)
TITLES = (
    r"mr|mrs|ms|miss|mx|dr|prof|professor|rev|revd|canon|sir|dame|lord|lady|baroness|cllr|cllrs|councillor|"
    r"councillors|cyng|cynghorydd|cynghorwyr|pc|pcso|ps|sgt|sergeant|insp|inspector|ch insp|"
    r"chief inspector|"
    r"ci|dci|di|ds|dc|supt|superintendent|ch supt|chief superintendent|det supt|acc|dcc|cc|alderman|ald|"
    r"t/?insp|a/?insp|area manager|am|gm|group manager|wm|station manager|sm|crew commander"
)
ABSENT_MARKS = re.compile(
    r"(?:dna|did not attend|no apolog(?:y|ies)|absent|n|no|x|✗|✘|abs|0)", re.IGNORECASE
)
APOLOGY_MARKS = re.compile(r"(?:a|ap|apol|apols?\.?|apolog(?:y|ies)|ymdd\w*)", re.IGNORECASE)
PRESENT_MARKS = re.compile(
    r"(?:y|yes|p|present|in attendance|attended|✓|✔|√|\*|1|presennol|ie)", re.IGNORECASE
)
DEPUTY_MARKS = re.compile(r"(?:d|s|sub|subs|deputy|dep|rep|substitute|dirprwy)", re.IGNORECASE)

# -- Welsh -------------------------------------------------------------------------------------------

_WELSH = (
    "yr y yn ar bod gan gyda oedd wedi ei eu eich nid nad fod fel hyn hynny gyfer cyfarfod cofnodion "
    "penderfynwyd cytunwyd nodwyd ymddiheuriadau presennol cynghorydd cadeirydd swyddog adroddiad eitem "
    "gweithredu cam camau dyddiad nesaf unrhyw fusnes arall materion codi datganiadau buddiant diogelwch "
    "cymunedol partneriaeth heddlu bwrdd aelodau absenoldeb croeso cyflwynwyd gohiriwyd derbyniwyd gwneud "
    "a'r i'r o'r a’r i’r o’r sydd mae roedd cafwyd gwaith rhwng drwy dros trosedd"
)
WELSH_WORDS = frozenset(_WELSH.split())
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


def welsh_share(text: str) -> float:
    """How much of a text is Welsh beyond doubt, from 0 to 1."""
    words = [each.casefold() for each in _WORD.findall(text) if len(each) > 1 or each.islower()]
    return sum(each in WELSH_WORDS for each in words) / len(words) if words else 0.0


def looks_welsh(text: str) -> bool:
    return welsh_share(text) >= 0.18
