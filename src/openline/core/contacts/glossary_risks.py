"""The built-in glossary: risk, incidents, blame and words of regret. See glossary_acts.py for the form."""

from __future__ import annotations

ROWS: tuple[tuple[str, int, str, str, str, str], ...] = (
    (
        "incident_prevention", 3, "preventing incidents; предотвращение инцидентов; pencegahan insiden",
        (
            "avoid*|prevent*|avert*|unintended|accidental incident*|accident*|collision*|clash*|encounter*; operational safety"
            "; =incidents sea agreement; risk* incident*|accident*|collision*|clash*"
            "; avoid*|prevent*|avert* dangerous|unsafe|close|mid approach*|encounter*|manoeuv*|maneuver*"
        ),
        (
            "предотвра*|предупрежд*|избе*|недопущ*|исключ*|непреднамеренн* инцидент*|происшестви*|столкновени*"
            "; риск* инцидент*|происшестви*|столкновени*; предотвра*|избе*|недопущ*|исключ* опасн* сближени*|маневр*|ситуац*"
            "; недопущ*|недопустим* опасн* сближени*"
        ),
        (
            "cegah|hindar|antisipasi insiden|kecelakaan|bentrok|tabrak; insiden tidak|tak|tanpa sengaja; risiko insiden|kecelakaan|tabrak|bentrok"
            "; cegah|hindar manuver|papas bahaya"
        ),
    ),
    (
        "incident", 2, "incident; инцидент; insiden",
        (
            "incident*; collision*; clash*; ramming"
            "; unsafe|unprofessional|reckless|dangerous behavio*|action*|conduct|encounter*|manoeuv*|maneuver*|approach*; near miss"
            "; =downing|=downed|shootdown; came|passed|approach* meter*|metre*|feet|yards"
            "; flew|came|passed|closed|approach* feet|meter*|metre*|yards|miles within"
        ),
        (
            "инцидент*; столкновени*; таран*; опасн* сближени*|маневр*|действи*"
            "; сбит*|падени*|крушени*|катастроф* самолет*|беспилотн*|дрон*|бпла|вертолет*; сближени*|подошел|подош*|приблизил* метр*"
        ),
        "insiden; tabrak; bentrok; manuver bahaya; jatuh|tembak pesawat|drone|helikopter; dekat meter",
    ),
    (
        "incident_investigation", 3, "investigation; расследование; penyelidikan",
        "investigat*; inquiry; investigat* incident*|crash|attack",
        "расследова*; расследован* инцидент*",
        "selidik; investigasi; selidik|investigasi insiden",
    ),
    (
        "risk_reduction", 2, "reducing risk; снижение рисков; pengurangan risiko",
        "reduc*|lower*|mitigat*|minimi*|lessen*|decreas* risk*|danger*|threat*",
        "сниж*|сниз*|уменьш*|минимиз*|сокращ*|сократ* риск*|опасност*|угроз*",
        "kurang|turun|tekan|minimal|kecil|redam|minimalisasi risiko|resiko|bahaya|ancam",
    ),
    (
        "miscalculation", 2, "miscalculation; просчёт; salah perhitungan",
        "miscalculat*; misjudg*; misunderst*; mispercep*; misinterpret*",
        "просчет*; недопонимани*; недоразумени*; неверн*|ошибочн* оценк*|расчет*|истолков*|восприят*",
        "salah hitung|paham|tafsir|kalkulasi|persepsi; salahpaham; miskalkulasi",
    ),
    (
        "escalation", 2, "escalation; эскалация; eskalasi",
        "escalat*; rising|rise|increas*|heighten* tension*; spiral*",
        "эскалац*; обостр*; нагнетани*; рост* напряженн*",
        "eskalasi; tingkat|naik tegang; memanas",
    ),
    (
        "deescalation", 2, "de-escalation; деэскалация; deeskalasi",
        "deescalat*; =de escalat*; ease|reduc*|defus*|calm* tension*",
        "деэскалац*; сниж*|сниз*|ослаблени*|разряд* напряженн*; разрядк*",
        "deeskalasi; =de eskalasi; reda|kurang|turun tegang",
    ),
    (
        "strategic_stability", 2, "strategic stability; стратегическая стабильность; stabilitas strategis",
        "strategic stability",
        "стратегическ* стабильност*",
        "stabil* strategis",
    ),
    ("stability", 1, "stability; стабильность; stabilitas", "stability; stabili*", "стабильн*; стабилиз*", "stabil*"),
    (
        "predictability", 2, "predictability and trust; предсказуемость и доверие; keterdugaan dan kepercayaan",
        "predictab*; transparen*; confidence build*|measure*; trust",
        "предсказуем*; транспарентн*; прозрачност*; довери*",
        "prediksi; prediktab*; duga; transparan*; percaya bangun|langkah",
    ),
    (
        "crisis_prevention", 2, "preventing crises; предотвращение кризисов; pencegahan krisis",
        "crisis|crises manag*|prevent*|avoid*|lower*|avert*",
        "предотвра*|предупрежд*|избе*|управлен* кризис*",
        "cegah|hindar|kelola|kendali krisis",
    ),
    ("crisis", 1, "crisis; кризис; krisis", "crisis; crises", "кризис*", "krisis"),
    (
        "deconfliction", 3, "deconfliction; деконфликтация; dekonfliksi",
        "deconflict*; deconflict* line|channel|mechanism; =de conflict*",
        "деконфликт*; предотвращ* конфликт* ситуаци*; лини*|канал* деконфликт*",
        "dekonflik*; saluran|jalur dekonflik*",
    ),
    (
        "war_risk", 1, "armed conflict; вооружённый конфликт; konflik bersenjata",
        "armed|military|direct conflict|confrontation; war; hostilit*",
        "вооруженн*|военн*|прям* конфликт*|столкновени*|конфронтац*; войн*; боев* действи*",
        "perang; konflik|konfrontasi senjata|militer|langsung; musuh",
    ),
    ("restraint", 2, "restraint; сдержанность; menahan diri", "restraint; exercis* restraint; refrain*", "сдержанн*; воздерж*", "tahan diri"),
    ("apology", 3, "apology; извинения; permintaan maaf", "apolog*; sorry; very sorry", "извин*; прощени*", "maaf; minta maaf"),
    ("regret", 3, "regret; сожаление; penyesalan", "regret*", "сожал*", "sesal"),
    (
        "condolences", 3, "condolences; соболезнования; belasungkawa",
        "condolence*; sympath*",
        "соболезнован*; сочувстви*",
        "belasungkawa; dukacita; duka cita; bela sungkawa",
    ),
    (
        "compensation", 3, "compensation; компенсация; ganti rugi",
        "compensat*; reparation*; =damages",
        "компенсац*; компенсир*; возмещ*; репарац*",
        "kompensasi; ganti rugi; rugi",
    ),
    (
        "protest", 1, "protest; протест; protes",
        "protest*; condemn*; demarche*; denounc*",
        "протест*; осуди*; осужд*; осужден*; демарш*",
        "protes; kecam; kutuk; demarche",
    ),
    (
        "consequences", 2, "consequences and response; последствия и ответные меры; konsekuensi dan tanggapan",
        "consequence*; retaliat*; countermeasure*; respond proportion*|measures|accordingly|decisive*|swift*|firm*",
        (
            "последстви*; ответн* мер*|удар*|действи*; возмезди*; контрмер*; реагир*|отреаг* соразмерн*|соответств*|жестк*|пропорциональн*|зеркальн*"
            "; ответ* соразмерн*|жестк*|зеркальн*|пропорциональн*"
        ),
        "konsekuensi; balas; tindakan balasan; tanggap|respons tegas|setimpal|keras|proporsional",
    ),
    ("provocation", 2, "provocation; провокация; provokasi", "provocat*; provok*", "провокац*; провоцир*", "provokasi; provokatif; pancing"),
    ("pretext", 3, "pretext; предлог; dalih", "pretext*; false flag", "предлог*; ложн* флаг*", "dalih; bendera palsu"),
    ("dirty_bomb", 3, "dirty bomb; «грязная бомба»; bom kotor", "dirty bomb*; radiological", "грязн* бомб*; радиологич*", "bom kotor; radiologi*"),
    (
        "terrorism", 2, "terrorism; терроризм; terorisme",
        "terror*; isis; isil; daesh; al qaeda",
        "террор*; игил*; =аль каид*; боевик*; теракт*",
        "teror; terorisme; teroris; isis; militan; al qaeda",
    ),
    (
        "cyber", 3, "cyber attacks; кибербезопасность; keamanan siber",
        "cyber*; ransomware; hack*",
        "кибер*; хакер*; вымогател*; информационн* безопасност*",
        "siber; ransomware; retas",
    ),
    (
        "casualties", 2, "casualties; жертвы; korban jiwa",
        "casualt*; death*; fatalit*; killed; loss life|lives",
        "жертв*; гибел*; погибш*; =потери|=потерь|=потерях; ранены*",
        "korban; tewas; gugur",
    ),
)  # fmt: skip
