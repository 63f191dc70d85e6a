"""However a name is spelt it is found, and where it is found it is cut: by erasing, by the mask and by copies alike."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dataplanner.analysis.mentions import Doubt, Mentions
from dataplanner.analysis.name_ways import Called
from dataplanner.analysis.people_in_text import PeopleInText
from dataplanner.analysis.spelling import cut, folded, plain_word, squeezed, words_of
from dataplanner.files.name_words import name_words
from dataplanner.model.people import Person

PEOPLE: dict[str, Called] = {
    name: (name, address)
    for name, address in (
        ("Łukasz Świątek", "lukasz.swiatek@acme.example"),
        ("Anna Müller", "anna.mueller@acme.example"),
        ("Jürgen Mueller", ""),
        ("José García-López", "jose.garcia@acme.example"),
        ("Jan van der Berg", "jan.vanderberg@acme.example"),
        ("Zoë O'Neill-Smith", "zoe.oneill@acme.example"),
        ("Mary-Jane Müller-Lüdenscheidt", "mj@acme.example"),
        ("Nguyễn Văn Đức", "duc.nv@acme.example"),
        ("Ægir Bjørn Ðórsson", "aegir@acme.example"),
        ("Þóra Ångström", ""),
        ("Ilkay Işık", ""),
        ("Иван Йотов", ""),
        ("محمد الأحمد", "m.ahmad@acme.example"),
        ("राजेश कुमार", ""),
        ("李小龙", "li.xiaolong@acme.example"),
        ("山田 太郎", "yamada@acme.example"),
        ("김철수", "cs.kim@acme.example"),
        ("สมชาย ใจดี", ""),
        ("王伟", ""),
        ("Bo Li", "bo.li@acme.example"),
        ("Do Ng", ""),
        ("Dr. Eva Ziegler", ""),
        ("Will May", "w.may@acme.example"),
        ("Robert Young", "bob.young@acme.example"),
    )
}
FOUND = {
    "Łukasz Świątek": "Łukasz Świątek|Lukasz Swiatek|ŁUKASZ ŚWIĄTEK|Świątek, Łukasz|Swiatek|Łukasz|lswiatek|"
    "lukasz.swiatek|lukasz.swiatek@other.example|L. Swiatek|LukaszSwiatek",
    "Anna Müller": "Anna Mueller|Anna Muller|MÜLLER Anna|A. Müller|amueller|amuller|anna_mueller|Müller|Müllers|Annas|"
    "Mu\u0308ller|An\u00adna Müller|Anna\u00a0Müller|AnnaMueller",
    "Jürgen Mueller": "Jürgen Müller|Juergen Müller|Jurgen Mueller|Müller|jmueller",
    "José García-López": "Jose Garcia Lopez|García-López, José|José García|J. García-López|jgarcia|jgarcialopez|"
    "JoseGarciaLopez|GarcíaLópez|José García\u2011López|José\u200b García-López|jose-garcia-lopez|García-\u00adLópez",
    "Jan van der Berg": "Jan Van Der Berg|van der Berg, Jan|J. van der Berg|vanderberg|jvanderberg|Jan vanderBerg|"
    "Jan v.d. Berg|Jan vd Berg|Jan v/d Berg|van der Berg|van der Bergs|Jan Berg|jan.van.der.berg@x.example",
    "Zoë O'Neill-Smith": "Zoë O’Neill-Smith|Zoe ONeill-Smith|Zoë OʼNeill-Smith|Zoë O`Neill-Smith|Zoë O´Neill-Smith|"
    "O'Neill|Zoe ONeill|zoneill|zoe.oneill|ZOË O'NEILL-SMITH",
    "Mary-Jane Müller-Lüdenscheidt": "Mary-Jane Mueller-Luedenscheidt|Mary Jane Müller-Ludenscheidt|Lüdenscheidt|"
    "M.-J. Müller-Lüdenscheidt|mary-jane",
    "Nguyễn Văn Đức": "Nguyen Van Duc|NGUYỄN VĂN ĐỨC|Nguyễn Đức|Duc|Nguye\u0302\u0303n Văn Đức",
    "Ægir Bjørn Ðórsson": "Aegir Bjorn Dorsson|Aegir Bjoern Dorsson|ÆGIR BJØRN ÐÓRSSON|adorsson|Aegir",
    "Þóra Ångström": "Thora Angstrom|Thora Aangstroem|ÞÓRA ÅNGSTRÖM|tangstrom",
    "Ilkay Işık": "Ilkay Isik|İLKAY IŞIK|ILKAY IŞIK",
    "Иван Йотов": "Иван Йотов|ЙОТОВ|Ivan Yotov|ivan.yotov",
    "محمد الأحمد": "محمد الاحمد|الأحمد|m.ahmad",
    "राजेश कुमार": "राजेश कुमार|कुमार",
    "李小龙": "李小龙|李 小龙|li.xiaolong|Li Xiaolong",
    "山田 太郎": "山田太郎|山田 太郎|山田・太郎",
    "김철수": "김철수|김 철수",
    "สมชาย ใจดี": "สมชาย ใจดี|สมชายใจดี",
    "王伟": "王伟|王 伟",
    "Dr. Eva Ziegler": "Eva Ziegler|eziegler|E. Ziegler|Ziegler, Eva",
    "Bo Li": "BO LI|Li, Bo|bo_li|bo.li@other.example",
    "Will May": "will.may|WILL MAY|w.may",
    "Robert Young": "bob.young|Young, Robert|ryoung",
}
WITHIN = [
    ("李小龙", "问李小龙先生吧", "问#先生吧"),
    ("山田 太郎", "山田太郎さんは", "#さんは"),
    ("김철수", "김철수는", "#는"),
    ("สมชาย ใจดี", "คุณสมชาย ใจดีครับ", "คุณ#ครับ"),
    ("王伟", "王伟女士", "#女士"),
    ("Jan van der Berg", "Mr van der Berg’s team", "Mr #’s team"),
    ("Anna Müller", "请问Anna Müller先生", "请问#先生"),
]
IN_DOUBT = [
    ("李小龙", "李先生", "李"), ("山田 太郎", "山田さん", "山田"),
    ("김철수", "김부장", "김"), ("李小龙", "小龙", "小龙"),
    ("王伟", "请王伟参加", "王伟"), ("Bo Li", "ask Bo", "Bo"), ("Bo Li", "Li said", "Li"),
    ("Bo Li", "login boli", "boli"),
    ("Do Ng", "ask Do", "Do"), ("Do Ng", "Ng said", "Ng"),
    ("Will May", "in May", "May"), ("Robert Young", "Young talents", "Young"),
]  # fmt: skip
NOBODY = [
    ("Bo Li", "Li-ion cells of Boston, reliable lis bo"), ("김철수", "김철순"), ("李小龙", "行李 和 小"),
    ("Łukasz Świątek", "lukas swiat"), ("Jan van der Berg", "van Dyk, der Januar"), ("Jürgen Mueller", "Mulle"),
    ("Do Ng", "Do it. Do: DO"), ("Dr. Eva Ziegler", "Dr. No"),
    ("Robert Young", "roberta youngster"), ("José García-López", "josef"), ("王伟", "国王 伟大"),
]  # fmt: skip
LETTERS = st.sampled_from("aZ ﬁßÆøŁıİ王李김ก็ำ\u0e31e\u0301\u00ad\u200bʼ'-·… ½ｊǄ各\u1161")


def found(name: str, text: str) -> list[tuple[str, Doubt | None]]:
    mentions = Mentions([PEOPLE[name]], [], name_words()).in_text(text)
    return [(text[one.start : one.end], one.doubt) for one in mentions]


def masked(name: str, text: str, *, small: bool = False) -> str:
    person = Person("p", *PEOPLE[name])
    return PeopleInText([person], name_words(), small=small).replaced(text, lambda _: "#")


def spelt() -> list[tuple[str, str]]:
    return [(name, way) for name, ways in FOUND.items() for way in ways.split("|")]


@pytest.mark.parametrize(("name", "way"), spelt())
def test_every_spelling_is_found_whole(name: str, way: str) -> None:
    told = found(name, f"ask [{way}] first")
    assert [doubt for _, doubt in told] == [None]
    assert told[0][0] == way


@pytest.mark.parametrize(("name", "way"), spelt())
def test_masks_and_copies_hide_every_spelling(name: str, way: str) -> None:
    left = {masked(name, f"([{way}])", small=small) for small in (False, True)}
    assert left <= {"([#])", f"([#@{way.partition('@')[2]}])", "([O'#])", "([L. #])", "([A. #])", "([E. #])"}


@pytest.mark.parametrize(("name", "text", "left"), WITHIN)
def test_a_name_is_cut_out_of_what_stands_around_it(name: str, text: str, left: str) -> None:
    assert masked(name, text) == left
    (one,) = Mentions([PEOPLE[name]], [], name_words()).in_text(text)
    assert (f"{text[: one.start]}#{text[one.end :]}", one.doubt) == (left, None)


@pytest.mark.parametrize(("name", "text", "word"), IN_DOUBT)
def test_what_may_be_somebody_else_is_listed(name: str, text: str, word: str) -> None:
    assert found(name, text) == [(word, Doubt.ORDINARY)]


@pytest.mark.parametrize(("name", "text"), NOBODY)
def test_other_words_stay(name: str, text: str) -> None:
    assert found(name, text) == []
    assert masked(name, text) == text


@pytest.mark.parametrize(("name", "text"), [("Bo Li", "Ask Bo"), ("李小龙", "李先生"), ("王伟", "请王伟参加")])
def test_a_mask_hides_what_erasing_asks_about(name: str, text: str) -> None:
    assert "#" in masked(name, text)


@pytest.mark.parametrize("other", ["Julia Garcia", "Juana García-Torres"])
def test_a_login_that_another_could_have_is_in_doubt(other: str) -> None:
    mentions = Mentions([PEOPLE["José García-López"]], [(other, "")], name_words())
    assert [one.doubt for one in mentions.in_text("ask jgarcia")] == [Doubt.SHARED]


def test_two_who_share_a_login_are_told_apart_by_no_mask() -> None:
    people = [Person("a", "Jose Garcia"), Person("b", "Julia Garcia")]
    called = PeopleInText(people, name_words(), small=False).replaced(
        "jgarcia and Garcia", lambda person: f"<{person}>"
    )
    assert called == "<None> and <None>"


def test_namesakes_are_known() -> None:
    assert Mentions([("José Lee", "")], [("LEE, Jose", "")], name_words()).namesake
    assert not Mentions([("José Lee", "")], [("Josefa Lee", "")], name_words()).namesake


@given(st.text(LETTERS, max_size=12))
def test_what_is_compared_stands_somewhere_in_the_text(text: str) -> None:
    plain, places = folded(text)
    assert plain == plain_word(text)
    assert plain_word(plain) == plain
    assert len(places) == len(plain) + 1
    assert list(places) == sorted(places)
    joined, within = squeezed(plain)
    assert [plain[place] for place in within[:-1]] == list(joined)
    for start in range(len(plain)):
        first, last = cut(places, start, len(plain))
        assert plain[start:] in plain_word(text[first:last])


@given(st.sampled_from(sorted(PEOPLE)), st.text(LETTERS, max_size=6), st.sampled_from(["NFC", "NFD", "NFKC"]))
def test_the_name_is_found_in_every_form_of_its_letters(name: str, around: str, form: str) -> None:
    text = unicodedata.normalize(form, f"{around} as ({name}) as {around}")  # type: ignore[arg-type]
    told = [text for text, _ in found(name, text)]
    assert any(words_of(one) == words_of(name) for one in told)
    assert unicodedata.normalize(form, name) not in masked(name, text)  # type: ignore[arg-type]
