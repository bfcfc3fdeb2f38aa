"""What a careful reader finds in each of the texts: dates, names with parties, claims."""

from datetime import date

PRINTED = {
    "milley": date(2022, 5, 22),
    "shoigu": date(2022, 10, 22),
    "geneva": date(2021, 7, 29),
    "baku": date(2017, 2, 17),
    "belousov": date(2024, 6, 26),
}

AUSTIN = ("Lloyd Austin", "US")
SHOIGU = ("Sergei Shoigu", "RU")
BELOUSOV = ("Andrei Belousov", "RU")
MILLEY = ("Mark Milley", "US")
GERASIMOV = ("Valery Gerasimov", "RU")
DUNFORD = ("Joe Dunford", "US")
SHERMAN = ("Wendy Sherman", "US")
JENKINS = ("Bonnie Jenkins", "US")
RYABKOV = ("Sergei Ryabkov", "RU")
BIDEN = ("Joe Biden", "US")
PUTIN = ("Vladimir Putin", "RU")

DATES = {
    "id-milley": {"2022-05-21", "2022-02-24", "2022-05"},
    "id-austin-shoigu": {"2022-10-21", "2022-05-13", "2021-06"},
    "id-geneva": {"2021-07-28", "2021-09", "2021-07-27", "2021-06"},
    "id-baku": {"2017-02-16", "2014-01"},
    "id-belousov": {"2024-06-25", "2023-03"},
    "en-milley": {"2022-05-19", "2022-02-24", "2022-05-21", "2022-05"},
    "en-austin-shoigu": {"2022-10-21", "2022-05-13", "2022-05", "2022-10-22", "2021-06"},
    "en-geneva": {"2021-07-28", "2021-09", "2021-07-29"},
    "en-baku": {"2017-02-16", "2014-01", None},
    "en-belousov": {"2024-06-25", "2023-03"},
    "ru-milley": {"2022-05-19", "2022-02-24"},
    "ru-austin-shoigu": {"2022-10-21", "2022-05-13"},
    "ru-geneva": {"2021-07-28", "2021-09", "2021-06"},
    "ru-baku": {"2017-02-16", "2014-01"},
    "ru-belousov": {"2024-06-25", "2023-03"},
}

NAMES = {
    "id-milley": {MILLEY, GERASIMOV, AUSTIN, SHOIGU},
    "id-austin-shoigu": {AUSTIN, SHOIGU, ("Patrick Ryder", "US"), BIDEN, PUTIN},
    "id-geneva": {SHERMAN, RYABKOV, JENKINS, ("Ned Price", "US"), BIDEN, PUTIN},
    "id-baku": {DUNFORD, GERASIMOV, ("Martin Dempsey", None)},
    "id-belousov": {AUSTIN, BELOUSOV, SHOIGU},
    "en-milley": {MILLEY, GERASIMOV, AUSTIN, SHOIGU, ("Dave Butler", None)},
    "en-austin-shoigu": {AUSTIN, SHOIGU, ("Pat Ryder", "US"), BIDEN, PUTIN},
    "en-geneva": {SHERMAN, JENKINS, RYABKOV, ("Ned Price", "US")},
    "en-baku": {DUNFORD, GERASIMOV},
    "en-belousov": {AUSTIN, BELOUSOV, ("Patrick Ryder", "US")},
    "ru-milley": {("Марк Милли", "US"), ("Валерий Герасимов", "RU")},
    "ru-austin-shoigu": {
        *{("Сергей Шойгу", "RU"), ("Ллойд Остин", "US"), ("Патрик Райдер", "US")}
    },
    "ru-geneva": {
        *{("Сергей Рябков", "RU"), ("Венди Шерман", "US")},
        *{("Джо Байден", "US"), ("Владимир Путин", "RU")},
    },
    "ru-baku": {("Валерий Герасимов", "RU"), ("Джозеф Данфорд", "US")},
    "ru-belousov": {("Андрей Белоусов", "RU"), ("Ллойд Остин", "US")},
}

BAD_THURSDAY = ("date", "2022-05-21", "Thursday")
LINE = ("channel", None, None)
US_CALLED = ("initiator", "US", None)
US_CALLED_SAYS_RU = ("initiator", "US", "RU")
CLAIMS = {
    "id-milley": {*{BAD_THURSDAY, LINE, ("first_since", "2022-02-24", "any/chief_of_staff")}},
    "id-austin-shoigu": {
        *{("date", "2022-10-21", "Friday"), ("first_since", "2022-05-13", "voice/minister")},
        ("first_since", "2021-06", "in_person/head_of_state"),
    },
    "id-geneva": {("date", "2021-07-28", "Wednesday"), ("date", "2021-07-27", "Tuesday")},
    "id-baku": {
        *{("date", "2017-02-16", "Thursday")},
        ("first_since", "2014-01", "in_person/chief_of_staff"),
    },
    "id-belousov": {
        *{("date", "2024-06-25", "Tuesday"), US_CALLED_SAYS_RU, ("initiator", "US", "US")},
        ("first_since", "2023-03", "voice/minister"),
    },
    "en-milley": {
        *{BAD_THURSDAY, LINE, US_CALLED, ("first_since", "2022-02-24", "voice/chief_of_staff")}
    },
    "en-austin-shoigu": {
        *{("date", "2022-10-21", "Friday"), ("first_since", "2022-05-13", "voice/minister")},
        *{("first_since", "2022-05", "any/minister")},
        ("first_since", "2021-06", "in_person/head_of_state"),
    },
    "en-geneva": set(),
    "en-baku": {
        *{("date", None, None), ("first_since", "2014-01", "in_person/chief_of_staff")}
    },
    "en-belousov": {US_CALLED_SAYS_RU, ("first_since", "2023-03", "any/minister")},
    "ru-milley": {
        *{("date", "2022-05-19", "Thursday"), US_CALLED_SAYS_RU, LINE},
        ("first_since", "2022-02-24", "any/chief_of_staff"),
    },
    "ru-austin-shoigu": {
        *{("date", "2022-10-21", "Friday"), ("first_since", "2022-05-13", "any/minister")}
    },
    "ru-geneva": set(),
    "ru-baku": {("first_since", "2014-01", "in_person/chief_of_staff")},
    "ru-belousov": {
        *{("date", "2024-06-25", "Tuesday"), US_CALLED_SAYS_RU},
        ("first_since", "2023-03", "any/minister"),
    },
}

SPEAKERS = {
    "id-austin-shoigu": {("Patrick Ryder", "US"), ("Ministry of Defence (RU)", "RU")},
    "id-geneva": {("State Department (US)", "US"), ("Sergei Ryabkov", "RU")},
    "en-milley": {("Dave Butler", None)},
    "en-austin-shoigu": {("Pat Ryder", "US"), ("Ministry of Defence (RU)", "RU")},
    "en-geneva": {("Ned Price", "US"), ("Sergei Ryabkov", "RU")},
    "ru-austin-shoigu": {("Ministry of Defence (RU)", "RU"), ("Патрик Райдер", "US")},
    "ru-geneva": {("Сергей Рябков", "RU")},
    "ru-baku": {("Валерий Герасимов", "RU")},
}
