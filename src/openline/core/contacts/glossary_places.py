"""The built-in glossary: regions, and themes as broad as a region. See glossary_acts.py for the form."""

from __future__ import annotations

ROWS: tuple[tuple[str, int, str, str, str, str], ...] = (
    (
        "ukraine", 1, "Ukraine; Украина; Ukraina",
        (
            "ukrain*; kyiv; kiev; donbas*; donetsk; luhansk; crimea*; war|conflict|crisis|situation|settlement|aggression|invasion ukrain*"
            "; =war aggression ukrain*"
        ),
        (
            "украин*; киев*; донбас*; донецк*; луганск*; крым*; внутриукраинск*; войн*|конфликт*|кризис*|ситуаци*|урегулирован*|обстановк* украин*"
            "; =всу; =сво; специальн* военн* операци*; =спецоперации|=спецоперация"
        ),
        "ukraina; ukraine; kyiv; kiev; donbas; krimea; perang|konflik|krisis|situasi ukraina",
    ),
    ("syria", 1, "Syria; Сирия; Suriah", "syria*; damascus; idlib; hayat tahrir; =hts", "сири*; дамаск*; идлиб*; астанинск*", "suriah; damaskus; idlib"),
    (
        "iran", 1, "Iran; Иран; Iran",
        (
            "iran*; tehran; jcpoa; iran* nuclear program*|deal|file|issue|dossier|activit*; joint comprehensive plan; iran* nuclear"
            "; iran* nuclear weapon*|energy|bomb"
        ),
        (
            "иран*; тегеран*; свпд; ядерн* программ*|сделк*|досье|проблем* иран*; =свпд иран* ядерн* программ*; иран* ядерн*"
            "; иран* ядерн* оруж*|энергетик*"
        ),
        "iran; teheran; jcpoa; program|kesepakatan|isu nuklir iran; iran nuklir; iran senjata|energi nuklir",
    ),
    (
        "korea", 1, "Korea; Корея; Korea",
        "korea*; dprk; pyongyang; seoul; korea* nuclear|missile program*|issue|test*|weapon*; korea*|dprk nuclear",
        "коре*; кндр; пхеньян*; сеул*; ядерн*|ракетн* программ*|проблем*|испытани* коре*|кндр; коре*|кндр ядерн*",
        "korea; korut; korsel; pyongyang; seoul; semenanjung korea; program|isu|uji nuklir|rudal korea|korut; korea|korut nuklir",
    ),
    (
        "taiwan", 1, "Taiwan; Тайвань; Taiwan",
        "taiwan*; one china policy|principle; cross strait; taiwan* china*",
        "тайван*; принцип*|политик* одн* китая; тайван* кита*",
        "taiwan; kebijakan|prinsip satu china|cina|tiongkok; taiwan china|cina|tiongkok",
    ),
    (
        "south_china_sea", 1, "South China Sea; Южно-Китайское море; Laut China Selatan",
        "south china sea; spratly; natuna",
        "южно китайск* мор*; спратли",
        "laut china|cina|tiongkok selatan; natuna",
    ),
    (
        "asia_pacific", 1, "Asia and the Pacific; Азиатско-Тихоокеанский регион; Asia Pasifik",
        "asia pacific; indo pacific; asean; admm; southeast asia*; south east asia*",
        "азиатско тихоокеанск*; индо тихоокеанск*; =атр; асеан; юго восточн* ази*",
        "asia|indo pasifik; asean; admm; asia tenggara",
    ),
    ("middle_east", 1, "Middle East; Ближний Восток; Timur Tengah", "middle east*; near east", "ближн* восток*; ближневосточн*", "timur tengah"),
    (
        "gaza", 1, "Gaza and Israel; Газа и Израиль; Gaza dan Israel",
        "gaza; israel*; palestin*; hamas; hezbollah; lebanon; two =state|states solution",
        "газы; =газе|=газа|=газу сектор*; израил*; палестин*; хамас*; ливан*; двух государств|=государства решени*",
        "gaza; israel; palestina; hamas; lebanon; solusi dua negara",
    ),
    ("libya", 1, "Libya; Ливия; Libya", "libya*", "ливи*", "libya"),
    (
        "yemen", 1, "Yemen and the Red Sea; Йемен и Красное море; Yaman dan Laut Merah",
        "yemen*; houthi*; red sea",
        "йемен*; хусит*; красн* мор*",
        "yaman; houthi; laut merah",
    ),
    ("afghanistan", 1, "Afghanistan; Афганистан; Afganistan", "afghan*; kabul; taliban", "афган*; кабул*; талиб*", "afganistan; kabul; taliban"),
    ("kashmir", 1, "Kashmir; Кашмир; Kashmir", "kashmir*; line =control", "кашмир*", "kashmir"),
    (
        "caucasus", 1, "South Caucasus; Южный Кавказ; Kaukasus Selatan",
        "caucas*; karabakh; armenia*; azerbaijan*",
        "кавказ*; карабах*; армени*; азербайджан*",
        "kaukasus; karabakh; armenia; azerbaijan",
    ),
    ("balkans", 1, "Balkans; Балканы; Balkan", "balkan*; kosovo; serbia*; bosnia*", "балкан*; косов*; серби*; босни*", "balkan; kosovo; serbia; bosnia"),
    ("arctic", 1, "the Arctic; Арктика; Arktik", "arctic", "арктик*; арктическ*", "arktik; kutub utara"),
    ("black_sea", 1, "Black Sea; Чёрное море; Laut Hitam", "black sea", "черн* мор*; черноморск*", "laut hitam"),
    ("baltic", 1, "the Baltic; Балтика; Baltik", "baltic; kaliningrad", "балти*; калининград*; прибалти*", "baltik; kaliningrad"),
    ("belarus", 1, "Belarus; Белоруссия; Belarus", "belarus*; minsk", "беларус*; белорусс*; минск*", "belarus; minsk"),
    ("china", 1, "China; Китай; Tiongkok", "china*; chinese; beijing", "кита*; пекин*", "tiongkok; cina; china; beijing"),
    ("africa", 1, "Africa; Африка; Afrika", "africa*; sudan*; sahel", "африк*; судан*; сахел*", "afrika; sudan; sahel"),
    (
        "border", 2, "the border; граница; perbatasan",
        "border*; frontier*; line control; demarcat*; boundar*; delimit*; maritime boundar*|border*|delimit*; exclusive economic zone; =eez",
        (
            "границ*; пограничн*; приграничн*; лини* контрол*|соприкосновени*; демаркац*; делимитац*; разграничени*; разграничени*|границ* морск*"
            "; исключительн* экономическ* зон*"
        ),
        "perbatasan; tapal batas; garis kendali|kontrol; demarkasi; delimitasi; batas maritim|laut; zona ekonomi eksklusif; =zee; garis batas",
    ),
    (
        "european_security", 1, "security in Europe; безопасность в Европе; keamanan di Eropa",
        "security|stability europe*",
        "безопасност*|стабильност* европ*|евроатлант*",
        "aman|stabil* eropa",
    ),
    ("europe", 1, "Europe; Европа; Eropa", "europe*", "европ*", "eropa"),
    (
        "international_security", 1, "international security; международная безопасность; keamanan internasional",
        (
            "international|global|regional|world security; international|global|regional security issue*|question*|concern*|matter*"
            "; security middle east"
        ),
        "международн*|глобальн*|региональн*|европейск* безопасност*; вопрос*|проблем*|озабоченност* международн*|глобальн*|региональн* безопасност*",
        "aman internasional|global|kawasan|dunia|regional; isu|masalah|soal aman internasional|global|kawasan|dunia|regional",
    ),
    (
        "security_concerns", 1, "questions of security or mutual concern; вопросы безопасности и взаимного интереса; masalah keamanan dan kepentingan bersama",
        "security issue*|concern*|matter*|question*|interest*; issue* concern; mutual|common|shared interest*|concern*",
        "вопрос*|проблем*|озабоченност*|интерес* безопасност*; взаимн* интерес*|озабоченност*|вопрос*",
        "isu|masalah|soal|khawatir|penting aman; penting|kepentingan bersama; perhatian bersama",
    ),
    (
        "bilateral_relations", 1, "bilateral relations; двусторонние отношения; hubungan bilateral",
        "bilateral*; =relations; ties countr*; relations|relationship two|stable|stabili*|major",
        "двусторонн*; отношени* стран*|государств*|россии|сша; нормализац* отношени*; =российско американск*; партнерств* стратегическ*",
        "bilateral; hubung negara; normalisasi hubung; kemitraan strategis",
    ),
    (
        "cooperation", 1, "cooperation; сотрудничество; kerja sama",
        "cooperat*; collaborat*; partnership*; work* together",
        "сотрудничеств*; взаимодействи*; партнерств*; совместн* работ*",
        "kerja sama; kerjasama; kemitraan",
    ),
)  # fmt: skip
