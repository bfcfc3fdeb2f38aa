"""The built-in glossary: arms, forces, and where they meet. See glossary_acts.py for the form."""

from __future__ import annotations

ROWS: tuple[tuple[str, int, str, str, str, str], ...] = (
    (
        "arms_supplies", 3, "supplies of arms; поставки вооружений; pasokan senjata",
        (
            "supply|supplier|deliver*|shipment*|transfer*|provision|provid*|send|sent|flow weapon*|=arms|munition*|ammunition|armament*|missile*|rocket*"
            "; military|lethal aid|assistance; =arming; military|security|lethal|defense|defence aid|assistance|package"
            "; supply|supplier|deliver*|shipment*|transfer*|provision|provid*|send|sent|give|gave tank*|artillery|shells|jets|fighter*|drone*|interceptor*"
            "; send|sent|deliver*|provid*|suppl*|transfer* patriot*|atacms|himars|tomahawk*|battery|batteries|f"
            "; procure*|purchas*|buy|bought|acquir*|acquisition|sale*|sell weapon*|=arms|aircraft|fighter*|jet*|missile*|system*|submarine*|frigate*"
        ),
        (
            "постав*|переда*|снабж*|отправк* оруж*|боеприпас*|ракет*|=вооружения|=вооружений|=вооружение|=вооружениями|=вооружениям|техник*"
            "; военн*|летальн* помощ*; постав*|переда*|снабж*|отправк* танк*|снаряд*|самолет*|истребител*|артиллер*|беспилотн*|=пво"
            "; накачк*|накачива* оруж*|=вооружением|=вооружениями|киев*|украин*"
            "; передач*|переда*|постав* пэтриот|patriot|томагавк*|таурус|комплекс*|систем*"
            "; закуп*|приобрет*|покупк*|продаж* оруж*|самолет*|техник*|=вооружений|=вооружения|истребител*|ракет*|систем*|фрегат*"
        ),
        (
            "pasok|kirim|transfer|serah|bantu|suplai|beri =senjata|=senjatanya|persenjataan|amunisi|rudal|alutsista; bantuan militer"
            "; pasok|kirim|transfer|serah|suplai|hibah tank|jet|artileri|peluru|drone|roket; bantu tahan|senjata"
            "; kirim|pasok|beri|serah patriot|baterai|tomahawk"
            "; pengada*|beli|akuisisi|jual pesawat|senjata|alutsista|kapal|rudal|jet|fregat|persenjataan"
        ),
    ),
    (
        "arms_control", 2, "arms control; контроль над вооружениями; pengendalian senjata",
        "=arms control*|limit*|reduction*|race; disarm*; nonproliferat*; =non proliferat*; proliferation",
        (
            "контрол*|ограничен*|сокращени*|гонк* =вооружений|=вооружениями|=вооружениям; разоружен*; нераспростран*"
            "; стратегическ* =вооружений|=вооружениям|=вооружениях|=вооружения; распространени* оруж*"
        ),
        "kendali|kontrol|batas|lomba =senjata|persenjataan; lucut senjata; nonproliferasi; =non proliferasi; proliferasi; senjata strategis",
    ),
    (
        "new_start", 3, "New START; договор СНВ; perjanjian New START",
        (
            "=start treaty; =new =start treaty|warhead*|limit*|inspect*|expir*|extend|extension; strategic reduction treaty"
            "; central|numerical|quantitative limits"
            "; =new =start future|limits|participation|suspen*|extend*|expire*|prolong*|caps|ceilings|agreement|return"
        ),
        "снв; договор* сокращен* стратегическ*|наступательн*; договор* снв; дснв; количественн* ограничени*",
        "perjanjian start; new start; start baru; batas jumlah hulu",
    ),
    ("inspections", 3, "inspections; инспекции; inspeksi", "inspect*; verification; verif* inspect*", "инспекц*; верификац*; инспекционн*", "inspeksi; verifikasi"),
    (
        "missile_defence", 3, "missile defence; противоракетная оборона; pertahanan rudal",
        "missile defence|defense; air defence|defense; golden dome; interceptor|interceptors; patriot*",
        "противоракетн*; противовоздушн*; =пво; ракетн* оборон*; =про систем*|глобальн*|европейск*|развертыван*; золот* купол*",
        "tahan rudal|udara; perisai rudal; golden dome; patriot",
    ),
    ("missiles", 2, "missiles; ракеты; rudal", "missile*; rocket*; ballistic", "ракет*; баллистич*; =мбр|=брпл", "rudal; misil; roket; balistik"),
    (
        "long_range_strikes", 3, "strikes deep in territory; удары вглубь территории; serangan jauh ke dalam wilayah",
        (
            "strike*|attack* deep|inside|soil; strike*|attack* territory russia*|deep|inside; long range|distance strike*|attack*"
            "; restrict*|limit*|permission|permit*|allow* atacms|taurus|tomahawk*|storm|missile*|weapon* inside|territory|soil|russia*"
        ),
        (
            "удар* вглубь; удар* территори* росси*|рф; удар* вглубь территори*; дальн*|дальнобойн* удар*"
            "; ограничени*|разрешени*|разреш* удар*|ракет* вглубь|территори*|дальнобойн*"
        ),
        "serang wilayah|teritori rusia; serang jauh wilayah; serang jarak jauh; izin|batas guna rudal wilayah",
    ),
    (
        "missile_launch_notice", 3, "notice of launches; уведомления о пусках; pemberitahuan peluncuran",
        (
            "launch* notif*|notice*|prior|advance; missile* launch* notif*|notice*; notify*|notif*|warn*|inform*|announc* launch*; notif* test|tests"
            "; notif* test|launch* missile*|icbm*"
        ),
        (
            "уведомл* пуск*|запуск*; уведомл* пуск*|запуск* ракет*; предупрежд*|предупред*|уведом*|информир*|оповещ*|оповест*|сообщ* пуск*|запуск*"
            "; пуск*|запуск* мбр|ракет* уведом*|предупр*|информ*"
        ),
        (
            "beritahu|notifikasi luncur; beritahu|notifikasi luncur rudal; pemberitahuan luncur; ingat|tahu|informasi|umum luncur"
            "; notifikasi uji rudal; beri tahu uji rudal"
        ),
    ),
    (
        "nuclear", 2, "nuclear weapons; ядерное оружие; senjata nuklir",
        (
            "nuclear; nuclear war|weapon*|force*|arsenal*|conflict; atomic; weapon* mass destruction"
            "; nuclear threat*|rhetoric|saber*|sabre*|blackmail; use*|using|threat* nuclear weapon*|force*; threat* nuclear war|conflict"
        ),
        (
            "ядерн*; ядерн* войн*|оруж*|сил*|арсенал*; атомн*; оруж* массов* поражени*; ядерн* риторик*|угроз*|шантаж*|бряца*"
            "; примен*|использован*|угроз* ядерн* оруж*|сил*; угроз* ядерн* войн*|конфликт*"
        ),
        (
            "nuklir; perang|senjata|kekuatan nuklir; atom; senjata pemusnah massal; ancam|retorika|gertak nuklir; guna|pakai|ancam senjata nuklir"
            "; ancam perang nuklir"
        ),
    ),
    (
        "nuclear_plant", 3, "nuclear power plants; атомные станции; pembangkit nuklir",
        "nuclear|atomic plant*|station*|facility*; nuclear power plant*; zaporizh*; zaporozh*; znpp; npp; npps",
        "атомн*|ядерн* станци*|электростанц*|объект*; =аэс; запорожск* =аэс|станци*; =заэс; =чаэс; =каэс",
        "pembangkit nuklir; pembangkit listrik tenaga nuklir; pltn; zaporizhzhia",
    ),
    (
        "exercise", 3, "military exercises; учения; latihan militer",
        (
            "exercise*; drill*; manoeuv*; maneuver*; military exercise*; war game*; snap inspection*|check*; wargam*; live fire; garuda shield"
            "; balikatan; rimpac; orruda; steadfast defender"
        ),
        "учени*; маневр*; учебн* стрельб*; проверк* боеготовност*|боев*; внезапн* проверк*; военн* =игры; гаруда; орруда; балтопс",
        "latih militer|perang|gabung|bersama|tempur; manuver; latihan; gladi; latih rutin|rencana|skala; garuda shield; orruda",
    ),
    (
        "troop_movements", 3, "movements of forces; переброска войск; pergerakan pasukan",
        (
            "troop*|=forces deploy*|movement*|buildup|concentrat*|build|reinforc*|mass|massing|presence"
            "; troop*|=forces move|moved|moving|surround*|massed|border*"
        ),
        (
            "переброс*|сосредоточ*|наращив*|развертыван*|концентрац*|передвиж*|размещен* войск*|=сил|=силы|контингент*"
            "; перемещ*|движен*|стягива*|стянут* войск*|=сил|=силы|подразделени*|контингент*"
        ),
        "kerah|gerak|pusat|konsentrasi|tempat|sebar pasukan|tentara; kerah|gerak|tempat angkat senjata; pindah|mobilisasi pasukan|tentara",
    ),
    (
        "withdrawal", 3, "withdrawal of forces; вывод войск; penarikan pasukan",
        "withdraw*|withdrew|pull*|pullback troop*|=forces|equipment|weapon*|artillery; disengage*",
        "вывод*|отвод*|вывест*|отвест* войск*|=сил|=силы|техник*|артиллер*; разведени* =сил|войск*",
        "tarik|mundur pasukan|tentara|alutsista|artileri",
    ),
    (
        "airspace", 2, "flight safety; безопасность полётов; keselamatan penerbangan",
        (
            "airspace; flight|aviation|air safety; intercept|interception|interceptions; overflight*; =flights|=flight"
            "; unsafe|unprofessional|dangerous|reckless|aggressive aircraft|air|jet*|plane*|pilot*; no =fly zone"
            "; flew|flown feet|meter*|metre*|near|close|closely|dangerous*|unsafe*|over"
        ),
        (
            "воздушн* пространств*|судно|судна; безопасност* полет*; перехват*; полет*; опасн* сближени*"
            "; самолет*|истребител*|авиац* приближ*|сближ*|опасн*"
        ),
        "ruang|wilayah udara; selamat|aman terbang; intersepsi; cegat pesawat; =penerbangan; pesawat|jet dekat|bahaya; terbang bahaya|aman|rendah",
    ),
    (
        "drone", 3, "unmanned aircraft; беспилотники; pesawat nirawak",
        "drone*; =uav; =uavs; unmanned",
        "беспилотн*; бпла; дрон*",
        "drone; nirawak; pesawat nirawak; tanpa|tak awak",
    ),
    (
        "maritime", 2, "ships and seafaring; корабли и мореплавание; kapal dan pelayaran",
        (
            "maritime; warship*; vessel*; naval; navigation; freedom navigation; ship; sea safety; destroyer*; frigate*; navy; fleet; shipping"
            "; coast guard; international =waters; merchant ship*|vessel*; incident*|safety|security =sea; =uss"
        ),
        (
            "корабл*; судоходств*; мореплавани*; морск* безопасност*|инцидент*|движени*; навигац*; эсмин*; фрегат*; сторожев* корабл*"
            "; торгов*|гражданск* судно|=судов|=судам; акватори*; вмф; =флота|=флот|=флотов; морск* пространств*|перемири*"
            "; =судна|=судно|=судов|=судам|=судами"
        ),
        "maritim; kapal; navigasi; pelayaran; kebebasan navigasi; angkatan laut; aman|selamat laut; armada; perairan; kapal perang; fregat",
    ),
    ("submarine", 3, "submarines; подводные лодки; kapal selam", "submarine*; undersea; seabed", "подводн*; подлодк*", "kapal selam; bawah laut; kabel laut"),
    (
        "outer_space", 3, "outer space; космос; antariksa",
        "outer space; satellite*; antisatellite; weapon* =space; orbit*",
        "космос*; космич*; спутник*; противоспутник*; орбит*",
        "antariksa; satelit; luar angkasa; orbit",
    ),
    ("mines", 3, "mines; мины; ranjau", "landmine*; demin*; =mines; mine clear*; unexploded", "разминир*; минн*; минировани*; =мины; =минами", "ranjau"),
    (
        "chemical_biological", 3, "chemical and biological weapons; химическое и биологическое оружие; senjata kimia dan biologi",
        (
            "chemical|biological|bacteriological weapon*|agent*|laborator*|attack*; biolab*; chlorine; sarin; toxic|nerve agent*|substance*"
            "; chemical weapon*|attack*"
        ),
        "химическ*|биологическ* оруж*|лаборатор*|атак*; биолаборатор*; химоруж*; химатак*; отравляющ*; зарин*; химическ*|токсичн* веществ*",
        "senjata|laboratorium|serang kimia|biologi|biologis; klorin; sarin; zat kimia|racun",
    ),
    (
        "mercenaries", 3, "mercenaries; наёмники; tentara bayaran",
        "mercenar*; foreign fighter*",
        "наемник*; наемнич*; иностранн* боевик*",
        "tentara|pasukan bayaran; pejuang|kombatan asing",
    ),
    (
        "attacks", 2, "attacks; удары и обстрелы; serangan",
        "attack*; strike*; =shelling|=shelled; bombard*; bombing*; air raid*; missile|rocket fire|barrage",
        "удар*; обстрел*; атак*; нападени*; бомбардир*; налет*",
        "serang; gempur; bombardir; tembak; bom",
    ),
    (
        "military_relations", 1, "military relations; военные связи; hubungan militer",
        "military =relations|ties|military|cooperation|contacts; defense|defence|military partnership|ties|relation*|relationship|cooperation",
        (
            "военн* отношени*|сотрудничеств*|контакт*; военн* лини* сотрудничеств*; ведомств* военн*; военно техническ*"
            "; оборонн*|военн* сотрудничеств*|связ*|партнерств*|област*; област* обороны"
        ),
        (
            "hubungan militer; militer militer; kerja sama militer|=pertahanan; kemitraan|hubung|kerja =pertahanan|militer"
            "; bidang =pertahanan|militer; teknik militer"
        ),
    ),
    (
        "nato_expansion", 3, "enlargement of NATO; расширение НАТО; perluasan NATO",
        "nato|alliance expan*|enlarg*|eastward; nato membership|accession|join*|aspiration*",
        "расширени*|продвижени*|приближени* нато|альянс*; втягиван*|вступлени*|членств*|прием* нато|альянс*",
        "luas|ekspansi nato|aliansi|pakta; anggota|masuk|gabung nato",
    ),
    ("security_guarantees", 3, "security guarantees; гарантии безопасности; jaminan keamanan", "security guarantee*|assurance*", "гаранти* безопасност*", "jamin aman"),
    (
        "military_training", 2, "training and education; подготовка кадров; pendidikan dan pelatihan",
        "train*|educat* officer*|personnel|soldier*|pilot*|cadet*|crew*|ukrain*; military education|train*; cadet*; military academ*|school*",
        (
            "подготовк*|обучени*|обуч* офицер*|военнослуж*|кадр*|специалист*|курсант*|летчик*; военн* образован*; курсант*"
            "; военн* =вузах|=вузы|=вузов|академи*|училищ*"
        ),
        "didik|latih perwira|prajurit|personel|taruna|pilot; didik militer; taruna; akademi|sekolah militer; beasiswa militer|perwira|prajurit",
    ),
    (
        "intelligence", 3, "intelligence; разведданные; intelijen",
        "intelligence shar*|exchang*|information|data|cooperat*|provid*|provision|support; pass*|share* warning*|intelligence",
        "разведданн*; развединформац*; разведыват* информац*|данн*|сведени*; передан*|переда* предупреждени*",
        "intelijen",
    ),
    (
        "intermediate_missiles", 3, "intermediate-range missiles; ракеты средней дальности; rudal jarak menengah",
        "intermediate|medium|shorter range missile*; =inf treaty; typhon; oreshnik; dark eagle",
        "средн* дальност*; ракет* средн* дальност*; рсмд; тайфон; орешник*",
        "rudal jarak tengah; perjanjian|traktat inf; typhon; oreshnik",
    ),
    (
        "nuclear_threats", 3, "nuclear threats and use; ядерные угрозы и применение; ancaman dan penggunaan nuklir",
        "nuclear threat*|rhetoric|saber*|sabre*|blackmail; use*|using|threat* nuclear weapon*|force*|escalation",
        "ядерн* риторик*|угроз*|шантаж*|бряца*; примен*|использован*|угроз* ядерн* оруж*|сил*|боеприпас*",
        "ancam|retorika|gertak nuklir; guna|pakai|ancam senjata nuklir",
    ),
    (
        "nuclear_free_zone", 3, "nuclear-weapon-free zone; безъядерная зона; kawasan bebas senjata nuklir",
        "nuclear free; nuclear weapon* free; nuclear weapon* free zone; seanwfz",
        "безъядерн*; зон* свободн* ядерн* оруж*",
        "bebas nuklir; bebas senjata nuklir; seanwfz",
    ),
    (
        "nuclear_tests", 3, "nuclear tests; ядерные испытания; uji coba nuklir",
        "nuclear test*; nuclear weapon* test*; ctbt; test ban",
        "ядерн* испытани*; испытани* ядерн* оруж*; двзяи; запрещени* испытани*",
        "uji nuklir; uji senjata nuklir; ctbt",
    ),
    (
        "fisheries", 2, "fisheries; рыболовство; perikanan",
        "fish*; trawler*; salmon; crab*",
        "рыбол*; рыбн*; рыбак*; вылов*; краб*; лосос*; минта*; браконьер*; незаконн* промысл*|промысел",
        "ikan; nelayan; perikanan; trawl",
    ),
    ("patrols", 2, "patrols; патрулирование; patroli", "patrol*", "патрул*", "patroli"),
    (
        "nuclear_energy", 2, "nuclear energy; атомная энергетика; energi nuklir",
        "nuclear energy; peaceful nuclear|atom|atomic; civil|civilian nuclear; peaceful nuclear energy; nuclear power cooperat*",
        "мирн* атом*; атомн*|ядерн* энергетик*; мирн* атомн*|ядерн* энергетик*|энерги*",
        "energi|tenaga nuklir; energi|tenaga nuklir damai; nuklir damai",
    ),
    (
        "vessel_seizure", 3, "seizure of ships; захват судов; penahanan kapal",
        "seiz*|detain*|detention|arrest*|hijack* vessel*|ship*|boat|boats|tanker*|tug*",
        "задерж*|захват*|арест* судно|=судна|=судов|=суда|танкер*|корабл*|катер*",
        "tahan|sita|bajak kapal|tanker",
    ),
    (
        "military_bases", 3, "military bases; военные базы; pangkalan militer",
        "military base*|infrastructure|facilit*; =bases",
        "военн* =база|=базы|=баз|=базах|=базу|объект*|инфраструктур*; военн* присутстви*; =баз|=базы|=базах|=базу российск*|американск*|сша|нато",
        "pangkalan; infrastruktur militer",
    ),
    (
        "nato_activity", 2, "activity of NATO; активность НАТО; aktivitas NATO",
        "nato activit*|presence|infrastructure|deploy*|flank|buildup",
        "нато активност*|присутстви*|инфраструктур*|размещени*|приближени*|наращив*",
        "nato aktivitas|hadir|infrastruktur",
    ),
)  # fmt: skip
