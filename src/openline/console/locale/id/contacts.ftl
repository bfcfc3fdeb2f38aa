# Register kontak: lini masa, kesenyapan, jawaban, impor, teks pers; dan pencarian atas segalanya.

nav-contacts = Kontak
nav-search = Cari di semua tempat
key-go-contacts = Kontak
key-search-all = Cari di semua tempat
key-search-field = Kembali ke kata pencarian
key-contacts-ledger = Register kontak: lini masa, kesenyapan, daftar
key-contacts-event = Yang pertama setelah dan terakhir sebelum suatu peristiwa
key-contacts-press = Baca teks pers
key-contacts-file = Impor berkas
key-contacts-timeline = Pindah ke lini masa
key-contacts-in = Lebih dekat, di lini masa
key-contacts-out = Lebih luas, di lini masa
key-contacts-pan = Lebih awal atau lebih akhir, di lini masa
key-contacts-mark = Kontak sebelum atau sesudahnya, di lini masa
key-contacts-whole = Seluruh register, di lini masa
key-contacts-copy = Salin jawaban beserta dasarnya
key-contacts-filters = Tampilkan atau sembunyikan saringan
key-contacts-older = Kontak yang lebih lama
key-contacts-newer = Kontak yang lebih baru
key-contacts-close = Tutup kontak

contacts-title = Kontak
contacts-parts = Bagian register kontak
contacts-tab-ledger = Register
contacts-tab-event = Peristiwa
contacts-tab-press = Teks pers
contacts-tab-file = Impor
contacts-coverage = { $n ->
   *[other] Dalam register ini: { $from } sampai { $to }, { $n } sumber
}
contacts-empty = Register ini belum berisi kontak.
contacts-empty-hint = Impor berkas, atau baca teks pers. Kontak dari catatan saluran sendiri muncul dengan sendirinya.

contacts-answer = Jawaban
contacts-copy = Salin beserta dasarnya
contacts-copied = Tersalin
contacts-copy-contact = Kontak: { $id }
contacts-copy-prior = Dibandingkan dengan: { $ids }
contacts-copy-coverage = Cakupan: { $coverage }
contacts-copy-sources = Sumber: { $sources }
contacts-copy-item = Butir catatan: { $id }
contacts-copy-no-item = Bukan dari catatan saluran sendiri: diimpor dari sumber di atas.
contacts-copy-by = Dijawab oleh register kontak { $party }, { $at }

contacts-timeline = Lini masa
contacts-timeline-says = { $n ->
   *[other] Lini masa { $n } kontak, { $from } sampai { $to }
}
contacts-timeline-help = Di lini masa: + dan − atau roda tetikus mendekat dan meluas, ← → menyusuri waktu, ↑ ↓ memilih kontak.
contacts-earlier = Mundur
contacts-later = Maju
contacts-zoom-in = Lebih dekat
contacts-zoom-out = Lebih luas
contacts-whole = Semua
contacts-export = Berkas SVG
contacts-gap = { $n ->
   *[other] senyap { $n } hari
}
contacts-mark-many = { $n ->
   *[other] { $level }: { $n } kontak, { $from } sampai { $to }
}
contacts-legend = Arti bentuk
contacts-legend-record = terisi: catatan sendiri
contacts-legend-partial = tanggal diketahui sebagian
contacts-legend-gap = senyap

contacts-silence = Kesenyapan menurut tingkat
contacts-silence-alarm = Terlalu lama senyap
contacts-silence-well = Masih dalam batas
contacts-silence-never = Tidak ada kontak dalam register ini: { $levels }
contacts-days = { $n ->
   *[other] { $n } hari
}
contacts-days-between = { $least } sampai { $most } hari
contacts-no-days = jumlah hari tidak diketahui

contacts-list = { $n ->
   *[other] { $n } kontak
}
contacts-find = Cari kontak
contacts-person = Orang
contacts-party = Pihak
contacts-level = Tingkat
contacts-kind = Jenis
contacts-any = semua
contacts-from = Dari
contacts-to = Sampai
contacts-day-fault = Misalnya 2024-06-25, 2024-06, atau 2024.
contacts-filters = { $n ->
    [0] Saringan
   *[other] Saringan ({ $n })
}
contacts-clear = Hapus semua
contacts-nothing = Tidak ada kontak seperti ini dalam register ini.
contacts-nothing-hint = Ubah saringan. Yang tidak ada dalam register mungkin tetap pernah terjadi.
contacts-newer = Lebih baru
contacts-older = Lebih lama
contacts-conflict = ada versi lain
contacts-conflict-says = { $n ->
   *[other] { $n } entri lain mungkin tentang kejadian yang sama dengan keterangan berbeda. Semuanya disimpan.
}

contacts-participants = Peserta
contacts-sources = Sumber
contacts-open-record = Buka di catatan
contacts-not-record = Bukan dari catatan saluran sendiri: tidak ada yang menandatanganinya di sini.
contacts-of-record = Dirangkum dari catatan saluran sendiri, beberapa entri sekaligus.
contacts-field-until = Hingga
contacts-field-place = Tempat
contacts-field-zone = Zona waktu
contacts-field-channel = Kanal
contacts-field-closed = Tertutup
contacts-field-series = Rangkaian
contacts-field-round = Putaran
contacts-field-topics = Topik
contacts-field-asks = Permintaan
contacts-field-trigger = Alasan, menurut tiap pihak
contacts-field-published = Diterbitkan
contacts-field-duration = Menit, menurut tiap pihak
contacts-field-persons-named = Orang yang disebut
contacts-field-commitments = Komitmen
contacts-field-release = Aturan rilis
contacts-field-embargo = Embargo publikasi
contacts-field-interpreters = Juru bahasa
contacts-field-no-qualified-interpreter = Tanpa juru bahasa berkualifikasi
contacts-field-prior = Disebut menyusul
contacts-field-note = Keterangan
contacts-release-no-readout = tanpa keterangan pers
contacts-release-fact-of-contact = hanya fakta kontak
contacts-release-own = keterangan pers masing-masing
contacts-release-joint = keterangan pers bersama
contacts-yes = ya
contacts-no = tidak

contacts-level-any = semua tingkat
contacts-level-head-of-state = Kepala negara
contacts-level-head-of-government = Kepala pemerintahan
contacts-level-minister = Menteri
contacts-level-chief-of-staff = Kepala staf
contacts-level-deputy-minister = Wakil menteri
contacts-level-under-secretary = Wakil sekretaris
contacts-level-commander = Panglima
contacts-level-duty = Perwira jaga
contacts-rank-head-of-state = Kepala negara
contacts-rank-head-of-government = Kepala pemerintahan
contacts-rank-minister = Menteri
contacts-rank-chief-of-staff = Kepala staf
contacts-rank-deputy-minister = Wakil menteri
contacts-rank-under-secretary = Wakil sekretaris
contacts-rank-commander = Panglima
contacts-rank-duty = Perwira jaga
contacts-kind-any = semua jenis
contacts-kind-in-person = tatap muka
contacts-kind-voice = panggilan telepon
contacts-kind-video = panggilan video
contacts-kind-written = tertulis
contacts-kind-line-check = uji saluran
contacts-confidence-record = catatan sendiri
contacts-confidence-official = sumber resmi
contacts-confidence-press = pers
contacts-confidence-uncertain = belum pasti
contacts-state-open = terbuka
contacts-state-overdue = lewat tenggat
contacts-state-done = terlaksana
contacts-state-late = terlaksana terlambat
contacts-state-lapsed = gugur
contacts-state-withdrawn = ditarik

contacts-claims = Pernyataan yang diperiksa dengan register ini
contacts-claim-by = Menurut { $by }: { $what }
contacts-claim-first-since = pertama sejak { $since } ({ $of })
contacts-claim-date = tanggal { $value }, hari { $weekday }
contacts-claim-channel = kanal yang dipakai
contacts-claim-initiator = siapa yang memulai
contacts-verdict-holds = benar
contacts-verdict-does-not-hold = tidak benar
contacts-verdict-cannot-tell = tidak dapat dipastikan
contacts-why-others = { $ids }, dan lainnya
contacts-why-other-kind = Tidak ada apa pun di register ini untuk memeriksa pernyataan seperti ini.
contacts-why-since-unread = Tidak dapat diperiksa: tanggal awal yang disebut tidak ada.
contacts-why-of-unread = Tidak dapat diperiksa: jenis atau tingkat yang disebut tidak dikenal.
contacts-why-one-between = Ada kontak ({ $of }) setelah { $since } dan sebelum kontak ini: { $ids }.
contacts-why-one-may-be-between = Urutannya tidak diketahui. Mungkin ada kontak ({ $of }) setelah { $since } dan sebelum kontak ini: { $ids }.
contacts-why-none-between = Tidak ada kontak ({ $of }) setelah { $since } dan sebelum kontak ini.
contacts-why-date-impossible = Tanggal kontak: { $date }. Tanggal { $said } yang disebut tidak ada.
contacts-why-date-unread = Tanggal kontak: { $date }. Tanggal yang disebut tidak dapat dibaca.
contacts-why-weekday-other = Tanggal kontak: { $date }. Hari untuk { $day } adalah { $is }, bukan “{ $weekday }”.
contacts-why-date-other = Tanggal kontak: { $date }. Tanggal yang disebut lain: { $said }.
contacts-why-weekday-of-own-other = Tanggal kontak: { $date }. Harinya { $is }, bukan “{ $weekday }”.
contacts-why-weekday-unread = Tanggal kontak: { $date }. Hari yang disebut tidak dapat dibaca.
contacts-why-date-unsaid = Tanggal kontak: { $date }. Tidak disebut tanggal maupun hari.
contacts-why-date-agrees-in-part = Tanggal kontak: { $date }. Pernyataan sesuai dengannya, tetapi harinya tidak diketahui.
contacts-why-date-agrees = Tanggal kontak: { $date }. Pernyataan sesuai dengannya.
contacts-why-channel-unrecorded = Tidak ada catatan kontak ini yang menyebut kanalnya.
contacts-why-channel-unsaid = Catatan menyebut kanalnya ({ $ids }), tetapi pernyataan tidak menyebut kanal untuk dibandingkan.
contacts-why-channel-disputed = Catatan berbeda tentang kanalnya: { $ids }.
contacts-why-channel-same = Catatan menyebut kanal yang sama: { $ids }.
contacts-why-channel-other = Catatan menyebut kanal lain: { $ids }.

contacts-since = Pertama sejak kapan, menurut register ini
contacts-since-of = Antara
contacts-since-prior = Yang sebelumnya
contacts-since-days = Hari sejak itu
contacts-since-none = tidak ada dalam register ini
contacts-since-more = { $n ->
   *[other] { $n } baris lagi
}
contacts-since-less = Lebih sedikit baris
contacts-scope-person-pair = Dua orang
contacts-scope-office-pair = Dua jabatan
contacts-scope-level = Tingkat
contacts-unordered = Urutan tidak diketahui: { $ids }
contacts-and-more = { $ids } dan { $n } lainnya

contacts-follow-ups = Tindak lanjut
contacts-no-due = tanpa tanggal
contacts-accounts = Keterangan tiap pihak
contacts-account-of = Menurut { $party }
contacts-initiator = Siapa yang memulai
contacts-says = menurut { $party }: { $who }
contacts-both = Dikatakan kedua pihak
contacts-only = Hanya { $party }
contacts-only-nothing = Tidak ada yang tidak dikatakan juga oleh pihak lain.
contacts-no-account = Keterangan pihak ini tidak ada dalam register.
contacts-sure = keyakinan penyejajaran { $part } %
contacts-correct = Koreksi penyejajaran
contacts-correct-hint = Tandai satu pernyataan dari tiap pihak lalu nyatakan maknanya sama, atau pisahkan yang keliru disejajarkan. Koreksi disimpan dengan nama Anda.
contacts-same = Maknanya sama
contacts-not-same = Maknanya berbeda
contacts-corrected = dikoreksi oleh { $by }

contacts-event-title = Kontak pertama setelah dan terakhir sebelum suatu peristiwa
contacts-event-hint = Sebutkan hari suatu peristiwa, misalnya hari mulainya insiden, dan lihat kontak di kedua sisinya.
contacts-event-date = Tanggal peristiwa
contacts-event-ask = Tanya register kontak
contacts-event-before = Terakhir sebelumnya
contacts-event-after = Pertama setelahnya

contacts-may-not = Hanya staf yang memasukkan kontak ke register ini.
contacts-may-not-hint = Mintalah kepada perwira yang memiliki hak “talks”.
contacts-import-title = Impor berkas kontak
contacts-import-hint = JSON Lines dalam bentuk yang dijelaskan, atau CSV dalam UTF-8, paling besar 64 MB. Berkas diterima seluruhnya atau tidak sama sekali; berkas yang datang dua kali tidak mengubah apa pun.
contacts-import-drop = Letakkan berkas di sini, atau pilih
contacts-import-busy = Membaca { $name }…
contacts-import-done = { $added ->
    [0] Tidak ada yang baru: { $known } sudah dikenal.
   *[other] { $added } kontak ditambahkan, { $known } sudah dikenal.
}
contacts-import-see = Lihat register kontak
contacts-import-nothing-kept = Tidak ada isi berkas yang disimpan.

contacts-press-title = Baca teks pers
contacts-press-hint = Tempelkan teks berbahasa Inggris, Rusia, atau Indonesia. Temuan menurut aturan ditandai dan ditawarkan; tidak ada yang disimpan sebelum Anda mengonfirmasi.
contacts-press-text = Teks
contacts-press-printed = Tanggal terbit
contacts-press-printed-hint = Tanggal dan nama hari dalam teks dihitung dari tanggal ini.
contacts-press-read = Baca teks
contacts-press-again = Ubah teks
contacts-press-language = Dibaca sebagai { $language }
contacts-press-marked = Teks dengan temuannya
contacts-press-found = { $n ->
   *[other] { $n } temuan
}
contacts-press-nothing = Tidak ada temuan dalam teks ini.
contacts-press-nothing-hint = Formulir tetap dapat diisi dengan tangan.
contacts-press-partial = tanggal sebagian
contacts-press-impossible = tanggal mustahil
contacts-press-unsure = tidak pasti
contacts-press-means = berarti { $value }
contacts-press-go = Tunjukkan temuan { $n }
contacts-press-use = Pakai { $date }
contacts-found-date = Tanggal
contacts-found-person = Orang
contacts-found-office = Jabatan
contacts-found-kind = Jenis
contacts-found-place = Tempat
contacts-found-quote = Kutipan
contacts-found-claim = Pernyataan

contacts-form-title = Kontak yang akan disimpan
contacts-form-not-saved = Ini usulan: belum ada yang disimpan.
contacts-form-id = Nama dalam register
contacts-form-id-hint = Hanya huruf Latin, angka, dan . _ : - ; tidak dapat diubah kemudian.
contacts-form-date = Tanggal
contacts-form-time = Waktu (UTC)
contacts-form-source = Sumber
contacts-form-confidence = Tingkat kepercayaan
contacts-form-participants = Peserta
contacts-form-name = Nama
contacts-form-office = Jabatan
contacts-form-add-person = Tambah peserta
contacts-form-remove-person = Hapus peserta { $n }
contacts-form-no-level = tanpa tingkat
contacts-form-topics = Topik
contacts-form-topics-hint = Satu topik per baris.
contacts-form-keep = Simpan bersamanya
contacts-form-accounts = Menurut { $party }: { $text }
contacts-form-missing = Masih kurang: { $what }
contacts-form-two-parties = peserta dari dua pihak
contacts-form-save = Konfirmasi dan simpan
contacts-form-saved = Tersimpan dalam register kontak.
contacts-form-see = Lihat kontak

search-title = Cari
search-words = Kata
search-hint = Pesan, kontak, keterangan pers, dan komitmen; bentuk kata Inggris, Rusia, dan Indonesia ikut ditemukan. ↓ dan ↑ memilih, Enter membuka.
search-where = Di mana
search-domain-all = Di mana saja
search-domain-item = Pesan
search-domain-contact = Kontak
search-domain-readout = Keterangan pers
search-domain-commitment = Komitmen
search-domain-request = Permintaan kontak
search-domain-round = Putaran
search-one-contact = Kontak
search-one-readout = Keterangan pers
search-one-commitment = Komitmen
search-one-request = Permintaan kontak
search-one-round = Putaran
search-behind = { $n ->
   *[other] { $n } butir catatan belum ikut dicari.
}
search-found-label = Yang ditemukan
search-found = { $n ->
   *[other] { $n } ditemukan
}
search-more = Mungkin masih ada: perjelas pencarian.
search-nothing = Tidak ada kata-kata ini di sini.
search-nothing-hint = Coba kata yang lebih sedikit, atau tempat lain.

contacts-force-title = Apakah saluran ini berlaku?
contacts-force-hint = Dijawab dari catatan node ini, dengan butir yang menyatakannya. Catatan kedua pihak memberi jawaban yang sama.
contacts-force-date = Pada hari apa (kosong: sekarang)
contacts-force-ask = Tanya catatan
contacts-force-whole = Berlaku
contacts-force-partly = Berlaku, sebagian ditangguhkan
contacts-force-not = Tidak berlaku
contacts-figures-title = Kontak per tahun
contacts-figures-done = Komitmen terlaksana
contacts-figures-late = Terlaksana terlambat
contacts-figures-lapsed = Gugur
contacts-figures-open = Terbuka
contacts-figures-overdue = Lewat tenggat
contacts-figures-hours = Dari permintaan hingga kontak
contacts-figures-hours-said = median { $median } jam, paling lama { $max } jam
