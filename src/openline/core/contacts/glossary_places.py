"""The built-in glossary: regions, and themes as broad as a region. See glossary_acts.py for the form."""

from __future__ import annotations

ROWS: tuple[tuple[str, int, str, str, str, str], ...] = (
    ("ukraine", 1, "Ukraine; Украина; Ukraina", "ukrain*; kyiv; kiev; donbas*; donetsk; luhansk; crimea*", "украин*; киев*; донбас*; донецк*; луганск*; крым*", "ukraina; ukraine; kyiv; kiev; donbas; krimea"),
    ("syria", 1, "Syria; Сирия; Suriah", "syria*; damascus; idlib", "сири*; дамаск*; идлиб*", "suriah; damaskus; idlib"),
    ("iran", 1, "Iran; Иран; Iran", "iran*; tehran; jcpoa", "иран*; тегеран*; свпд", "iran; teheran; jcpoa"),
    ("korea", 1, "Korea; Корея; Korea", "korea*; dprk; pyongyang; seoul", "коре*; кндр; пхеньян*; сеул*", "korea; korut; korsel; pyongyang; seoul; semenanjung korea"),
    ("taiwan", 1, "Taiwan; Тайвань; Taiwan", "taiwan*", "тайван*", "taiwan"),
    ("south_china_sea", 1, "South China Sea; Южно-Китайское море; Laut China Selatan", "south china sea; spratly; natuna", "южно китайск* мор*; спратли", "laut china|cina|tiongkok selatan; natuna"),
    ("asia_pacific", 1, "Asia and the Pacific; Азиатско-Тихоокеанский регион; Asia Pasifik", "asia pacific; indo pacific; asean", "азиатско тихоокеанск*; индо тихоокеанск*; =атр; асеан", "asia|indo pasifik; asean"),
    ("middle_east", 1, "Middle East; Ближний Восток; Timur Tengah", "middle east*; near east", "ближн* восток*; ближневосточн*", "timur tengah"),
    ("gaza", 1, "Gaza and Israel; Газа и Израиль; Gaza dan Israel", "gaza; israel*; palestin*; hamas; hezbollah; lebanon", "газы; =газе|=газа|=газу сектор*; израил*; палестин*; хамас*; ливан*", "gaza; israel; palestina; hamas; lebanon"),
    ("libya", 1, "Libya; Ливия; Libya", "libya*", "ливи*", "libya"),
    ("yemen", 1, "Yemen and the Red Sea; Йемен и Красное море; Yaman dan Laut Merah", "yemen*; houthi*; red sea", "йемен*; хусит*; красн* мор*", "yaman; houthi; laut merah"),
    ("afghanistan", 1, "Afghanistan; Афганистан; Afganistan", "afghan*; kabul; taliban", "афган*; кабул*; талиб*", "afganistan; kabul; taliban"),
    ("kashmir", 1, "Kashmir; Кашмир; Kashmir", "kashmir*; line =control", "кашмир*", "kashmir"),
    ("caucasus", 1, "South Caucasus; Южный Кавказ; Kaukasus Selatan", "caucas*; karabakh; armenia*; azerbaijan*", "кавказ*; карабах*; армени*; азербайджан*", "kaukasus; karabakh; armenia; azerbaijan"),
    ("balkans", 1, "Balkans; Балканы; Balkan", "balkan*; kosovo; serbia*; bosnia*", "балкан*; косов*; серби*; босни*", "balkan; kosovo; serbia; bosnia"),
    ("arctic", 1, "the Arctic; Арктика; Arktik", "arctic", "арктик*; арктическ*", "arktik; kutub utara"),
    ("black_sea", 1, "Black Sea; Чёрное море; Laut Hitam", "black sea", "черн* мор*; черноморск*", "laut hitam"),
    ("baltic", 1, "the Baltic; Балтика; Baltik", "baltic; kaliningrad", "балти*; калининград*; прибалти*", "baltik; kaliningrad"),
    ("belarus", 1, "Belarus; Белоруссия; Belarus", "belarus*; minsk", "беларус*; белорусс*; минск*", "belarus; minsk"),
    ("china", 1, "China; Китай; Tiongkok", "china*; chinese; beijing", "кита*; пекин*", "tiongkok; cina; china; beijing"),
    ("africa", 1, "Africa; Африка; Afrika", "africa*; sudan*; sahel", "африк*; судан*; сахел*", "afrika; sudan; sahel"),
    ("border", 2, "the border; граница; perbatasan", "border*; frontier*; line control; demarcat*", "границ*; пограничн*; приграничн*; лини* контрол*|соприкосновени*; демаркац*", "perbatasan; tapal batas; garis kendali|kontrol; demarkasi"),
    ("european_security", 1, "security in Europe; безопасность в Европе; keamanan di Eropa", "security|stability europe*", "безопасност*|стабильност* европ*|евроатлант*", "aman|stabil* eropa"),
    ("europe", 1, "Europe; Европа; Eropa", "europe*", "европ*", "eropa"),
    ("international_security", 1, "international security; международная безопасность; keamanan internasional", "international|global|regional|world security; international|global|regional security issue*|question*|concern*|matter*; security middle east", "международн*|глобальн*|региональн*|европейск* безопасност*; вопрос*|проблем*|озабоченност* международн*|глобальн*|региональн* безопасност*", "aman internasional|global|kawasan|dunia|regional; isu|masalah|soal aman internasional|global|kawasan|dunia|regional"),
    ("security_concerns", 1, "questions of security; вопросы безопасности; masalah keamanan", "security issue*|concern*|matter*|question*|interest*; issue* concern", "вопрос*|проблем*|озабоченност*|интерес* безопасност*", "isu|masalah|soal|khawatir|penting aman"),
    ("bilateral_relations", 1, "bilateral relations; двусторонние отношения; hubungan bilateral", "bilateral*; =relations; ties countr*", "двусторонн*; отношени* стран*|государств*|россии|сша; нормализац* отношени*; российско американск*", "bilateral; hubung negara; normalisasi hubung"),
    ("cooperation", 1, "cooperation; сотрудничество; kerja sama", "cooperat*; collaborat*", "сотрудничеств*; взаимодействи*", "kerja sama; kerjasama"),
)  # fmt: skip
