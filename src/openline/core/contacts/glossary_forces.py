"""The built-in glossary: arms, forces, and where they meet. See glossary_acts.py for the form."""

from __future__ import annotations

ROWS: tuple[tuple[str, int, str, str, str, str], ...] = (
    (
        "arms_supplies", 3, "supplies of arms; поставки вооружений; pasokan senjata",
        "supply|supplier|deliver*|shipment*|transfer*|provision|provid*|send|sent|flow weapon*|=arms|munition*|ammunition|armament*|missile*|rocket*; military|lethal aid|assistance; =arming",
        "постав*|переда*|снабж*|отправк* оруж*|боеприпас*|ракет*|=вооружения|=вооружений|=вооружение|=вооружениями|=вооружениям|техник*; военн*|летальн* помощ*",
        "pasok|kirim|transfer|serah|bantu|suplai|beri =senjata|=senjatanya|persenjataan|amunisi|rudal|alutsista; bantuan militer",
    ),
    (
        "arms_control", 2, "arms control; контроль над вооружениями; pengendalian senjata",
        "=arms control*|limit*|reduction*|race; disarm*; nonproliferat*; =non proliferat*",
        "контрол*|ограничен*|сокращени*|гонк* =вооружений|=вооружениями|=вооружениям; разоружен*; нераспростран*",
        "kendali|kontrol|batas|lomba =senjata|persenjataan; lucut senjata; nonproliferasi; =non proliferasi",
    ),
    (
        "new_start", 3, "New START; договор СНВ; perjanjian New START",
        "=start treaty; =new =start treaty|warhead*|limit*|inspect*|expir*|extend|extension; strategic reduction treaty",
        "снв; договор* сокращен* стратегическ*|наступательн*; договор* снв", "perjanjian start; new start",
    ),
    ("inspections", 3, "inspections; инспекции; inspeksi", "inspect*; verification; verif* inspect*", "инспекц*; верификац*; инспекционн*", "inspeksi; verifikasi"),
    ("missile_defence", 3, "missile defence; противоракетная оборона; pertahanan rudal", "missile defence|defense; air defence|defense", "противоракетн*; противовоздушн*; =пво; ракетн* оборон*", "tahan rudal|udara; perisai rudal"),
    ("missiles", 2, "missiles; ракеты; rudal", "missile*; rocket*; ballistic", "ракет*; баллистич*", "rudal; misil; roket; balistik"),
    (
        "long_range_strikes", 3, "strikes deep in territory; удары вглубь территории; serangan jauh ke dalam wilayah",
        "strike*|attack* deep|territory|inside|soil; long range|distance strike*|attack*", "удар* территори*|вглубь; удар* вглубь территори*; дальн*|дальнобойн* удар*",
        "serang wilayah|teritori; serang jauh wilayah; serang jarak jauh",
    ),
    (
        "missile_launch_notice", 3, "notice of launches; уведомления о пусках; pemberitahuan peluncuran",
        "launch* notif*|notice*|prior|advance; missile* launch* notif*|notice*", "уведомл* пуск*|запуск*; уведомл* пуск*|запуск* ракет*",
        "beritahu|notifikasi luncur; beritahu|notifikasi luncur rudal; pemberitahuan luncur",
    ),
    (
        "nuclear", 2, "nuclear weapons; ядерное оружие; senjata nuklir",
        "nuclear; nuclear war|weapon*|force*|arsenal*|conflict; atomic; weapon* mass destruction", "ядерн*; ядерн* войн*|оруж*|сил*|арсенал*; атомн*; оруж* массов* поражени*",
        "nuklir; perang|senjata|kekuatan nuklir; atom; senjata pemusnah massal",
    ),
    (
        "nuclear_plant", 3, "nuclear power plants; атомные станции; pembangkit nuklir",
        "nuclear|atomic plant*|station*|facility*; nuclear power plant*; zaporizh*; zaporozh*", "атомн*|ядерн* станци*|электростанц*|объект*; =аэс; запорожск* =аэс|станци*",
        "pembangkit nuklir; pembangkit listrik tenaga nuklir; pltn; zaporizhzhia",
    ),
    (
        "exercise", 3, "military exercises; учения; latihan militer",
        "exercise*; drill*; manoeuv*; maneuver*; military exercise*; war game*", "учени*; маневр*; учебн* стрельб*",
        "latih militer|perang|gabung|bersama|tempur; manuver; latihan",
    ),
    (
        "troop_movements", 3, "movements of forces; переброска войск; pergerakan pasukan",
        "troop*|=forces deploy*|movement*|buildup|concentrat*|build|reinforc*|mass|massing|presence",
        "переброс*|сосредоточ*|наращив*|развертыван*|концентрац*|передвиж*|размещен* войск*|=сил|=силы|контингент*",
        "kerah|gerak|pusat|konsentrasi|tempat|sebar pasukan|tentara; kerah|gerak|tempat angkat senjata",
    ),
    (
        "withdrawal", 3, "withdrawal of forces; вывод войск; penarikan pasukan",
        "withdraw*|withdrew|pull*|pullback troop*|=forces|equipment|weapon*|artillery; disengage*", "вывод*|отвод*|вывест*|отвест* войск*|=сил|=силы|техник*|артиллер*; разведени* =сил|войск*",
        "tarik|mundur pasukan|tentara|alutsista|artileri",
    ),
    (
        "airspace", 3, "flight safety; безопасность полётов; keselamatan penerbangan",
        "airspace; flight|aviation|air safety; intercept*; overflight*", "воздушн* пространств*|судно|судна; безопасност* полет*; перехват*",
        "ruang|wilayah udara; selamat|aman terbang; intersepsi; cegat pesawat",
    ),
    ("drone", 3, "unmanned aircraft; беспилотники; pesawat nirawak", "drone*; =uav; =uavs; unmanned", "беспилотн*; бпла; дрон*", "drone; nirawak; pesawat nirawak; tanpa|tak awak"),
    (
        "maritime", 3, "ships and seafaring; корабли и мореплавание; kapal dan pelayaran",
        "maritime; warship*; vessel*; naval; navigation; freedom navigation; ship; sea safety", "корабл*; судоходств*; мореплавани*; морск* безопасност*|инцидент*|движени*; навигац*",
        "maritim; kapal; navigasi; pelayaran; kebebasan navigasi",
    ),
    ("submarine", 3, "submarines; подводные лодки; kapal selam", "submarine*; undersea; seabed", "подводн*; подлодк*", "kapal selam; bawah laut; kabel laut"),
    ("outer_space", 3, "outer space; космос; antariksa", "outer space; satellite*; antisatellite", "космос*; космич*; спутник*; противоспутник*", "antariksa; satelit; luar angkasa"),
    ("mines", 3, "mines; мины; ranjau", "landmine*; demin*; =mines; mine clear*; unexploded", "разминир*; минн*; минировани*; =мины; =минами", "ranjau"),
    (
        "chemical_biological", 3, "chemical and biological weapons; химическое и биологическое оружие; senjata kimia dan biologi",
        "chemical|biological|bacteriological weapon*|agent*|laborator*|attack*; biolab*", "химическ*|биологическ* оруж*|лаборатор*|атак*; биолаборатор*",
        "senjata|laboratorium|serang kimia|biologi|biologis",
    ),
    ("mercenaries", 3, "mercenaries; наёмники; tentara bayaran", "mercenar*; foreign fighter*", "наемник*; наемнич*; иностранн* боевик*", "tentara|pasukan bayaran; pejuang|kombatan asing"),
    (
        "attacks", 2, "attacks; удары и обстрелы; serangan",
        "attack*; strike*; shelling; bombard*; bombing*", "удар*; обстрел*; атак*; нападени*; бомбардир*", "serang; gempur; bombardir; tembak",
    ),
    (
        "military_relations", 1, "military relations; военные связи; hubungan militer",
        "military =relations|ties|military|cooperation|contacts", "военн* отношени*|сотрудничеств*|контакт*; военн* лини* сотрудничеств*; ведомств* военн*", "hubungan militer; militer militer; kerja sama militer|tahan",
    ),
    (
        "nato_expansion", 3, "enlargement of NATO; расширение НАТО; perluasan NATO",
        "nato|alliance expan*|enlarg*|eastward", "расширени*|продвижени*|приближени* нато|альянс*", "luas|ekspansi nato|aliansi|pakta",
    ),
    (
        "security_guarantees", 3, "security guarantees; гарантии безопасности; jaminan keamanan",
        "security guarantee*|assurance*", "гаранти* безопасност*", "jamin aman",
    ),
)  # fmt: skip
