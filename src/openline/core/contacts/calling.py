"""Who called, as a statement says it: "at the initiative of the American side" [CMP-11].

A party's own claim beside its account counts before it. Names of countries stand here for the parties
that are called by them, in English, Russian and Indonesian; any party is also known by its own name, and
by the surnames of those who took part for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from openline.core.contacts.likeness import skeleton
from openline.core.contacts.words import words

# With capitals as they are written: "us" and "as" are other words.
_COUNTRIES = {
    "AU": "Australia|Австрали|австралийск",
    "BY": "Belarus|Minsk|Белорус|Беларус|белорус|Минск",
    "CN": "China|Chinese|PRC|Beijing|Кита|КНР|кита|Пекин|Tiongkok|Cina|RRT",
    "DE": "German|Berlin|Германи|ФРГ|германск|немецк|Jerman",
    "FR": "France|French|Paris|Франци|французск|Париж|Prancis",
    "GB": "Britain|British|UK\\b|U\\.K\\.|United Kingdom|London|Великобритани|британск|Лондон|Inggris",
    "ID": "Indonesia|Jakarta|RI\\b|TNI\\b|Индонези|индонезийск|Джакарт",
    "IN": "India|Delhi|Инди[ияею]|индийск|Дели",
    "IR": "Iran|Tehran|Иран|иранск|Тегеран|Teheran",
    "IL": "Israel|Израил|израильск",
    "JP": "Japan|Tokyo|Япони|японск|Jepang",
    "KP": "North Korea|Democratic People|DPRK|Pyongyang|КНДР|Северн\\w+ Коре|северокорейск|Korut|Korea Utara",
    "KR": "South Korea|(?<!People['\u2019]s )Republic of Korea|ROK\\b|Seoul|Южн\\w+ Коре|южнокорейск|Korsel|Korea Selatan",
    "PK": "Pakistan|Islamabad|Пакистан|пакистанск|Исламабад",
    "RU": "Russia|Moscow|Kremlin|Росси|российск|РФ\\b|Москв|Кремл|Rusia|Moskow|Moskwa",
    "SY": "Syria|Damascus|Сири|сирийск|Дамаск|Suriah",
    "TR": "Turk|Türkiye|Ankara|Турци|турецк|Анкар",
    "UA": "Ukrain|Kyiv|Kiev|Украин|украинск|Киев",
    "US": "US\\b|USA\\b|U\\.S\\.|United States|America|Washington|Pentagon|White House|AS\\b|Amerika|США|"
    "Америк|американск|Соединенн|Соединённ|Вашингтон|Пентагон|Бел\\w+ дом",
}
_TALK = re.compile(
    "call|conversation|talk|contact|meeting|phone|spoke|разговор|звон|бесед|контакт|встреч|переговор|"
    "telepon|bicara|cakap|kontak|temu",
    re.IGNORECASE,
)
# What stands before the name of who called, and what stands after it.
_THEN = re.compile(
    r"\b(?:(?:at|on|upon) (?:the )?(?:initiative|request) of|(?:initiated|requested) by"
    r"|по (?:инициативе|просьбе|запросу)|инициатор\w* (?:\w+ ){0,2}(?:выступил|стал|был|являл)\w*"
    r"|инициирован\w*|atas (?:prakarsa|inisiatif|permintaan)|(?:diprakarsai|diinisiasi)(?: oleh)?)\b",
    re.IGNORECASE,
)
_FIRST = re.compile(
    r"\b(?:initiated|requested|placed) (?:the|this|a) (?:\w+ ){0,2}"
    r"(?:call|conversation|talks?|contact|meeting)\b|\b(?:tele)?phoned\b|['\u2019]s (?:initiative|request)\b"
    r"|\bинициировал\w*|\bпозвонил\w*|\b(?:memprakarsai|menginisiasi|menelepon)\b",
    re.IGNORECASE,
)
_SURNAME_LETTERS_MIN = 2
REACH_LETTERS = 80  # The name stands no further from what tells of the call.


class Callers:
    """The parties of one contact and what each of them is called."""

    def __init__(self, parties: Iterable[str], participants: Iterable[Any]) -> None:
        self._called = {
            party: re.compile(
                rf"\b(?:{_COUNTRIES.get(party.upper(), '(?!)')}|{re.escape(party)}\b)"
            )
            for party in parties
        }
        self._surnames: dict[str, set[str]] = {}
        for one in participants:
            if isinstance(one, Mapping) and isinstance(one.get("name"), str):
                last = [skeleton(word.folded) for word in words(one["name"])][-1:]
                for name in last:
                    if len(name) >= _SURNAME_LETTERS_MIN:
                        self._surnames.setdefault(name, set()).add(str(one.get("party")))

    def said_by(self, text: str) -> str | None:
        """The party that called, if the statement names one and no other in its place."""
        if not _TALK.search(text):
            return None
        if match := _THEN.search(text):
            named = self._named(text[match.end() : match.end() + REACH_LETTERS])
            return named[min(named)] if named else None
        if match := _FIRST.search(text, 1):  # what opens the statement has nobody before it
            named = self._named(text[max(0, match.start() - REACH_LETTERS) : match.start()])
            return named[max(named)] if named else None
        return None

    def _named(self, stretch: str) -> dict[int, str]:
        """The parties that a stretch of text names, by where."""
        found: dict[int, str] = {}
        for party, called in self._called.items():
            found |= {match.start(): party for match in called.finditer(stretch)}
        for word in words(stretch):
            of = self._surnames.get(skeleton(word.folded), set()) if word.is_capital else set()
            if len(of) == 1 and (party := next(iter(of))) in self._called:
                found.setdefault(word.start, party)
        return found
