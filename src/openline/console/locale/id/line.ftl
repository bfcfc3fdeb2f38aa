# Bilah di setiap layar, dan layar utama.

line-up = TERHUBUNG
line-up-means = Terbukti dua arah dengan tanda tangan baru.
line-lost = JALUR HILANG
line-lost-means = Tidak ada rute terbuka. Bukti terakhir masih baru; bila tidak ada jalur terbuka, saluran akan terputus.
line-one-way = SATU ARAH
line-one-way-means = Hanya satu arah yang terbukti. Jangan mengandalkan jawaban.
line-down = TERPUTUS
line-down-means = Tidak ada bukti baru di kedua arah. Yang Anda kirim disimpan dan berangkat saat jalur terbuka.
line-silent = TANPA JAWABAN
line-silent-means = { $them } melewatkan beberapa uji berturut-turut. Jalur mungkin terbuka, tetapi tidak ada orang di ujungnya.
line-none = BELUM ADA SALURAN
line-none-means = Node ini belum memiliki saluran. Pengelola mendirikannya bersama pihak lain.
line-blind = KONSOL BUTA
line-blind-means = Node kita sendiri diam. Yang tampil di sini data lama.
line-direction = Dari { $from } ke { $to }:
line-proven = terbukti { $age } lalu
line-last-proven = tidak terbukti; terakhir { $age } lalu
line-proven-now = terbukti
line-not-proven = tidak terbukti
line-never-proven = belum pernah terbukti
line-reading-ours = Pihak kita
line-reading-path = Jalur
line-reading-peer = Pihak mereka
reading-healthy = baik
reading-disk-nearly-full = cakram hampir penuh
reading-open = ada rute terbuka
reading-no-route-is-open = tidak ada rute terbuka
reading-answers-checks = menjawab uji
reading-checks-missed = melewatkan uji

people-ours = berjaga di sini
people-theirs = berjaga di sana
people-nobody = Tidak ada yang berjaga
people-unknown = Tidak diberitahukan
people-unnamed = Pos dijaga, nama tidak diberitahukan
people-no-linguist = Tidak ada juru bahasa berkualifikasi pada jaga ini
people-told = menurut pemberitahuan { $at }
people-start-watch = Mulai jaga

strip-on-watch = berjaga
strip-since = sejak { $at }
strip-more = dan { $n } lagi
strip-nobody = tidak ada
strip-theirs-unknown = tidak diberitahukan
strip-proven = dua arah, { $age } lalu
strip-last = bukti dua arah terakhir { $age } lalu
strip-never = dua arah tidak terbukti
strip-blind = sejak { $at }
strip-need = belum dibaca
strip-need-live = { $n ->
    [0] Tidak ada pesan yang perlu Anda baca.
   *[other] { $n } pesan perlu Anda baca.
}
strip-live = Keadaan saluran: { $state }
strip-next-check = Uji berikut dalam
strip-next-call = Panggilan dalam
strip-armed = Bunyi aktif
strip-not-armed = Bunyi TIDAK AKTIF
strip-local = setempat { $at }

conditions-title = Yang tidak semestinya
condition-since = sejak { $at }
condition-seen = Dilihat
condition-seen-by = dilihat oleh { $name }
condition-other = Node melaporkan: { $what }
condition-fork = Satu entri dalam catatan { $them } mempunyai dua versi: percabangan.
condition-fork-next = Jangan andalkan yang datang sesudahnya. Laporkan kepada kepala jaga; kedua versi disimpan sebagai bukti.
condition-damaged = Sebuah entri catatan di sini rusak.
condition-damaged-next = Entri itu tidak disajikan. Node meminta salinannya dari { $them }.
condition-restored = Node ini dipulihkan dari salinan.
condition-restored-next = Pengiriman menunggu sampai { $them } memberi tahu apa yang disimpannya dari kita.
condition-generation-needed = Catatan kita di node ini tertinggal dari salinannya pada { $them }: perlu generasi baru.
condition-generation-needed-next = Pengelola menjalankan “openline generation” di node ini.
condition-disk-low = Cakram node ini hampir penuh.
condition-disk-low-next = HENTIKAN tetap lewat; yang lain menunggu. Laporkan kepada pengelola.
condition-clock-off = Kedua jam berselisih { $seconds } detik.
condition-clock-off-next = Ingat hal itu saat membaca waktu.
condition-clock-far-off = Kedua jam berselisih { $seconds } detik: lebih dari yang diizinkan ketentuan.
condition-clock-far-off-next = Sepakati waktu lewat suara, lalu minta kedua jam disetel.
condition-clock-step = Jam node ini telah digeser.
condition-clock-step-next = Waktu sebelum dan sesudahnya tidak dapat dibandingkan. Laporkan kepada pengelola.
condition-serial-gap = { $party }, seri { $series }: { $count } pesan belum tiba (No. { $serials }).
condition-serial-gap-next = Minta diulang bila tidak datang sendiri.
condition-suspended = { $party } menangguhkan: { $kind }.
condition-suspended-next = HENTIKAN dan uji saluran tetap lewat. Hanya { $party } yang dapat membukanya lagi.
condition-check-missed = { $count ->
    [1] { $count } uji terlewat.
   *[other] { $count } uji berturut-turut terlewat.
}
condition-check-missed-next = Uji saluran sekarang, atau hubungi lewat cara lain.
condition-unproven = { $count } entri kita belum dibuktikan oleh { $them }.
condition-unproven-next = Entri itu tersimpan di sini. Buktinya datang pada pertukaran berikut.
condition-unsigned = { $count } pesan menunggu tanda tangan.
condition-handling-breach = Sebuah pesan tidak ditangani dalam waktu yang disepakati.
condition-handling-breach-next = Catatan kedua pihak menunjukkannya.
condition-peer-fault = Node { $them } melanggar aturan saluran.
condition-peer-fault-next = Sesi diakhiri dan bukti disimpan. Laporkan kepada kepala jaga.
condition-old-key = Node { $party } masih memakai kunci yang berakhir pada { $until }.
condition-old-key-next = Pastikan lewat suara dengan { $party } sebelum mengandalkan tanda tangan node ini. Akar { $party } harus mengesahkan kunci baru.
condition-keys-near-end = Kunci node { $party } berakhir pada { $until }.
condition-keys-near-end-next = Akar { $party } harus mengesahkan kunci baru sebelum itu.
condition-sounder-failed = Sirene node ini gagal berbunyi.
condition-sounder-failed-next = Jangan andalkan sirene itu. Pastikan bunyi konsol ini tetap aktif.
condition-line-down = Saluran terputus.
condition-line-down-next = Hubungi perwira jaga mereka lewat cara lain; saluran pulih sendiri.
condition-line-one-way = Saluran tinggal satu arah.
condition-line-one-way-next = Jangan mengandalkan jawaban sampai kedua arah terbukti.
condition-line-silent = { $them } berhenti menjawab uji saluran.
condition-line-silent-next = Hubungi perwira jaga mereka lewat cara lain.
condition-nobody-on-watch = Tidak ada yang berjaga di sini.
condition-nobody-on-watch-next = Yang tiba tetap berbunyi, tetapi tidak ada yang wajib membacanya. Mulai jaga.
condition-no-linguist = Tidak ada juru bahasa berkualifikasi pada jaga ini.
condition-no-linguist-next = Panggil juru bahasa, atau sampaikan kepada pihak lain sebelum mengandalkan terjemahan.
condition-certificate-ended = Sertifikat { $officer } ({ $party }) berakhir pada { $until }.
condition-certificate-ended-next = Tanda tangan perwira ini tidak berlaku lagi. Pengelola memperbaruinya.
condition-certificate-near-end = Sertifikat { $officer } ({ $party }) akan berakhir pada { $until }.
condition-certificate-near-end-next = Pengelola memperbaruinya tepat waktu.
condition-console-certificate-near-end = Sertifikat konsol ini akan berakhir pada { $until }.
condition-console-certificate-near-end-next = Pengelola membuat yang baru dengan “openline console-cert”.
condition-watch-log-changed = Buku jaga diubah mulai baris { $line }.
condition-watch-log-changed-next = Jangan andalkan isinya sesudah baris itu. Laporkan kepada kepala jaga.

queue-title = { $n ->
    [0] Semua sudah dibaca
   *[other] { $n } perlu Anda baca
}
queue-means = “Sudah dibaca” berarti: seseorang sudah membacanya. Bukan berarti: kita setuju.
queue-acknowledge = Sudah dibaca
queue-read-not-agreed = dibaca, bukan disetujui
queue-in = alarm meningkat dalam
queue-late = terlambat
queue-effect-in = hasil ditunggu dalam
queue-effect-late = hasil terlambat
queue-effect-open = hasil belum dilaporkan
queue-tell-effect = Laporkan hasil
queue-empty = Semua pesan kepada Anda sudah dibaca.
queue-empty-armed = Yang baru muncul di sini dan berbunyi.
queue-empty-silent = Yang baru muncul di sini, tetapi konsol ini tidak akan berbunyi: aktifkan di layar Jaga.
queue-more = dan { $n } lagi
escalation-1 = Alarm di semua konsol
escalation-2 = Belum dibaca: berikutnya dalam daftar panggil dihubungi
escalation-3 = Pejabat di atasnya dihubungi

taken-title = Sudah ditangani jaga ini

sent-title = { $n ->
    [0] Dari kita, masih terbuka
   *[other] Dari kita, masih terbuka: { $n }
}
sent-empty = { $them } sudah membaca semua yang kita kirim, dan melaporkan hasil setiap HENTIKAN.
sent-ago = { $age } lalu
sent-step-1 = alarm di semua konsol mereka
sent-step-2 = belum dibaca: berikutnya dalam daftar panggil mereka dihubungi
sent-step-3 = pejabat di atas mereka dihubungi

verbs-title = Yang dapat Anda lakukan sekarang
verbs-check = Uji saluran
verbs-check-sent = Uji dikirim { $at }. Menunggu jawaban…
verbs-check-answered = Dijawab dalam { $ms } ms oleh { $by }.
verbs-write = Tulis
verbs-stop = HENTIKAN
verbs-stop-means = Membuka HENTIKAN. Berbunyi di setiap konsol { $them }. Tidak ada yang dikirim sampai Anda menyebut apa yang harus dihentikan.

check-by-node = node { $them }
checks-title = Uji saluran
checks-next-check = uji saluran dalam { $left }
checks-next-call = panggilan tetap dalam { $left }
checks-last = Terakhir: { $at }, dijawab oleh { $by }
checks-none = Belum ada uji yang selesai.
checks-offset = selisih jam { $ms } ms

paths-title = Jalur
paths-none = Tidak ada rute yang terbuka.
path-open = terbuka
path-up = terbuka
path-down = putus
path-closed = tertutup
path-dialling = memanggil
path-trying = mencoba
path-waiting = menunggu
path-round-trip = { $ms } ms
path-age = terbukti { $age } lalu
