# Kata-kata yang dipakai semua layar.

app-close = Tutup
app-loading = Membaca…
app-skip = Langsung ke layar

nav-label = Daftar layar
nav-line = Saluran
nav-messages = Pesan
nav-watch = Jaga
nav-schedule = Jadwal
nav-record = Catatan
nav-engineering = Teknik
nav-officers = Perwira
nav-keys = Semua tombol
nav-waiting = { $n } pesan menunggu Anda

menu-open = Anda dan tampilan ini
menu-sign-out = Keluar
menu-ends-watch = Keluar mengakhiri jaga Anda. Serahterimakan dulu bila ada yang menggantikan.
menu-version = Openline { $version }

display-theme = Tema
display-theme-day = Siang
display-theme-dark = Gelap
display-theme-night = Malam
display-language = Bahasa
display-text = Ukuran huruf
display-text-normal = Huruf biasa
display-text-large = Huruf besar
display-text-largest = Huruf terbesar

mode-exercise = LATIHAN
mode-test = UJI COBA
mode-banner-demo = Peragaan pada satu komputer: tidak ada yang nyata di sini.
mode-banner-exercise = { $n } pesan terbuka adalah pesan latihan, bukan nyata.
mode-banner-test = { $n } pesan terbuka adalah pesan uji coba, bukan nyata.

precedence-stop = HENTIKAN
precedence-flash = KILAT
precedence-immediate = AMAT SEGERA
precedence-priority = SEGERA
precedence-routine = BIASA
precedence-none = TANPA DERAJAT

light-row = Sejauh mana sudah sampai
light-lit = ya
light-not-lit = tidak diketahui
light-unknown = tidak diketahui
light-clock-ours = menurut jam kita
light-clock-theirs = menurut jam mereka
light-recorded = Tercatat
light-recorded-means = Ada di cakram pihak yang menulisnya.
light-sent = Terkirim
light-sent-means = Sudah diserahkan ke jalur.
light-held = Diterima
light-held-means = Node pihak lain menyimpannya dan menyatakannya dengan tanda tangan.
light-shown = Tampil
light-shown-means = Pernah tampil di layar pos yang dijaga. Belum tentu ada yang membacanya.
light-acknowledged = Dibaca
light-acknowledged-means = Seorang perwira bernama sudah membacanya. Dibaca bukan berarti setuju.
light-answered = Dijawab
light-answered-means = Seorang perwira bernama sudah menjawab.
light-onward = Diteruskan
light-onward-means = Satuan yang bersangkutan sudah membenarkan.

age-s = { $n } dtk
age-min = { $n } mnt
age-h = { $n } jam
age-d = { $n } hari

item-serial = No. { $serial }
item-no-text = (tidak ada teks di sini)

kind-message = Pesan
kind-stop = HENTIKAN
kind-notice = Pemberitahuan
kind-cancel = Pembatalan
kind-correct = Ralat
kind-repeat = Pengulangan
kind-suspend = Penangguhan
kind-resume = Pembukaan kembali
kind-ack = Pernyataan sudah dibaca
kind-answer = Jawaban
kind-check = Uji saluran
kind-rcpt = Tanda terima
kind-cert = Sertifikat perwira
kind-delegate = Kunci jaga
kind-undelegate = Akhir kunci jaga
kind-readout = Risalah
kind-release = Pelepasan
kind-route = Rute
kind-amend = Usulan ketentuan
kind-accept = Ketentuan yang disetujui
kind-resync = Penyelarasan ulang
kind-fork = Percabangan
kind-clock = Jam
kind-generation = Generasi baru
kind-remove = Pencabutan perwira
kind-genesis = Pendirian saluran
kind-checkpoint = Titik periksa
kind-shown = Tampil di layar
kind-escalate = Eskalasi
kind-watch = Susunan jaga
kind-translate = Terjemahan
kind-readback = Pembacaan ulang posisi
kind-confirm = Pembenaran posisi
kind-effect = Hasil
kind-schedule = Entri jadwal

series-operational = operasi
series-service = dinas
series-exercise = latihan
series-test = uji coba

role-duty = perwira jaga
role-watch-chief = kepala jaga
role-releaser = pejabat pelepas
role-interpreter = juru bahasa
role-staff = staf
role-admin = pengelola
role-auditor = pemeriksa

post-duty-desk = Meja jaga

fault-clause = Aturan { $clause }
fault-silence = Node kita tidak menjawab.
fault-silence-next = Tidak ada yang hilang di sini. Coba lagi; bila konsol menjadi BUTA, pakai prosedur kertas.
fault-passkey = Belum ditandatangani: kunci tidak diberikan.
fault-passkey-next = Tidak ada yang dikirim. Coba lagi, lalu sentuh atau buka kunci Anda saat diminta.
fault-console = Konsol tidak dapat melakukannya.
fault-console-next = Muat ulang halaman. Yang sudah Anda ketik tetap tersimpan.
fault-refused = Node menolak.
fault-401 = Sesi Anda sudah berakhir. Masuk lagi.
fault-403 = Anda tidak berhak melakukan ini.
fault-409 = Node menolak: saat ini tidak dapat dilakukan.
fault-410 = Ini sudah berakhir dan tidak dapat dipakai lagi.
fault-413 = Terlalu besar.
fault-422 = Ada isian formulir yang tidak benar.
fault-503 = Untuk sementara tidak dapat dilakukan. Coba lagi.
fault-504 = Tidak diketahui apakah ini sudah terlaksana. Periksa sebelum mencoba lagi.

key-go-line = Saluran
key-go-messages = Pesan
key-go-watch = Jaga
key-go-schedule = Jadwal
key-go-record = Catatan
key-go-engineering = Teknik
key-go-officers = Perwira
key-stop = Buka HENTIKAN
key-acknowledge = Nyatakan pesan bertanda sudah dibaca
key-next = Pesan berikutnya
key-previous = Pesan sebelumnya
key-open = Buka pesan bertanda
key-check = Uji saluran sekarang
key-write = Tulis pesan

login-line-of = Konsol pihak
login-with = Ujung lain saluran: { $them }
login-passkey = Masuk dengan kunci sandi
login-demo = Masuk sebagai { $name }, { $roles }
login-demo-key = Kunci peragaan: terbuka di komputer ini dan tidak membuktikan apa pun. Hanya berlaku dalam peragaan.
login-no-passkeys = Peramban atau alamat ini tidak dapat memakai kunci sandi. Buka konsol pada nama hosnya sendiri dengan peramban terkini.
login-first = Belum ada yang terdaftar
login-first-how = Mintalah tautan sekali pakai kepada pengelola node ini, yang dibuat di node dengan:
login-lost = Kunci hilang? Pakai kunci kedua, atau minta perwira lain yang berhak untuk mendaftarkan Anda lagi. Tidak bisa lewat surel.

enrol-title = Buat kunci sandi Anda
enrol-name = Nama
enrol-office = Jabatan
enrol-roles = Peran
enrol-expires = Tautan berakhir
enrol-label = Nama kunci ini
enrol-label-hint = Agar kunci Anda dapat dibedakan, misalnya “kunci biru” atau “meja jaga 2”.
enrol-explain = Kunci menandatangani atas nama Anda dan setiap kali meminta PIN atau sidik jari. Buat kunci kedua di perangkat lain dan simpan terpisah.
enrol-make = Buat kunci sandi
enrol-done = Kunci sandi Anda sudah terdaftar. Sekarang Anda dapat masuk dengannya.
enrol-root = Kunci sandi Anda sudah dibuat. Akar pihak harus menandatangani permintaan ini sebelum berlaku:
enrol-request = Permintaan untuk akar
enrol-gone = Tautan ini sudah dipakai, sudah berakhir, atau bukan dari node ini. Mintalah yang baru.
enrol-to-login = Ke halaman masuk
