# Alarm, bunyi konsol, BUTA, jam PC ini, peta tombol.

key-silence = Heningkan semua bunyi selama 30 detik
key-map = Tampilkan semua tombol

tone-stop = HENTIKAN
tone-flash = KILAT
tone-immediate = AMAT SEGERA
tone-priority = SEGERA
tone-line = saluran putus atau uji terlewat
tone-blind = konsol ini BUTA

arming-title = Bunyi alarm
arming-armed = Alarm akan terdengar di konsol ini.
arming-arm = Aktifkan bunyi
arming-again = Dengarkan lagi semua nada
arming-heard = Apakah Anda mendengar nada-nada itu?
arming-yes = Ya, saya mendengarnya
arming-no = Tidak
arming-playing = Sedang berbunyi: { $tone }
arming-off = Tidak ada alarm yang akan terdengar di sini. Aktifkan bunyi.
arming-refused = Peramban atau perangkat suara tetap diam. Periksa pengeras suara, lalu aktifkan bunyi lagi.
arming-not-heard = Nada tidak terdengar. Periksa pengeras suara dan volumenya, lalu aktifkan bunyi lagi.
arming-not-asked = Belum ada yang menyatakan bahwa nada terdengar.
arming-no-lock = Peramban tidak menjaga layar tetap menyala. Matikan mode tidur layar di PC ini.
arming-no-notification = Peramban tidak menampilkan pemberitahuan. Biarkan jendela ini di depan.

alarm-title = Daftar alarm
alarm-condition = SALURAN ATAU CATATAN
alarm-ringing = { $n } alarm berbunyi
alarm-silenced = { $n } alarm diheningkan; berbunyi lagi dalam { $left }
alarm-untaken = { $n } alarm belum ditangani siapa pun
alarm-silence = Heningkan 30 detik
alarm-unheard = Tidak berbunyi di sini: bunyi konsol ini TIDAK AKTIF.
alarm-state-new = baru sejak { $at }
alarm-state-silenced = diheningkan, berbunyi lagi dalam { $left }
alarm-state-acknowledged = dibaca oleh { $name }
alarm-state-answered = dijawab; dibaca oleh { $name }
alarm-step-1 = semua konsol dan sirene node
alarm-step-2 = belum dibaca; berikutnya dalam daftar panggil dihubungi
alarm-step-3 = pejabat di atasnya dihubungi
alarm-next = hubungi { $name }: { $reach }
alarm-notice-real = { $party }: { $precedence } dari { $them } menunggu Anda
alarm-notice-exercise = LATIHAN, { $party }: { $precedence } dari { $them } menunggu Anda
alarm-notice-test = UJI COBA, { $party }: { $precedence } dari { $them }
alarm-notice-condition = { $party }: ada yang tidak beres pada saluran atau catatan
alarm-notice-own = { $party }, { $mode }: HENTIKAN Anda tidak terkirim, atau tidak diketahui apakah terkirim
alarm-own = HENTIKAN: TIDAK TERKIRIM

blind-since = KONSOL INI BUTA SEJAK { $at }
blind-never = KONSOL INI BUTA: NODE-NYA TIDAK MENJAWAB
blind-for = selama { $time }
blind-means = Node kita sendiri diam. Semua di bawah ini data lama. Saluran itu sendiri mungkin baik: dari sini tidak ada yang tahu.
blind-means-cold = Node kita sendiri tidak menjawab. Semua di bawah ini data lama yang tersimpan di PC ini. Saluran itu sendiri mungkin baik: dari sini tidak ada yang tahu.
blind-nothing-sent = Tidak ada yang dapat dikirim atau diterima di sini. Konsol mencoba lagi secara otomatis.
blind-silenced = Diheningkan; berbunyi lagi dalam { $left }
blind-unheard = Bunyi tidak aktif: tekan tombol apa saja agar berbunyi.
blind-below = Di bawah: keadaan pada { $at }
blind-was = Konsol ini buta dari { $from } sampai { $until }, selama { $time }.
blind-was-means = Yang masuk selama itu kini tampil di sini.
blind-noted = Dicatat
blind-call = Nomor yang dihubungi
blind-no-roster = Tidak ada daftar panggil yang tersimpan di PC ini. Gunakan daftar kertas di pos ini.
blind-on-watch = { $party }, yang terakhir diketahui berjaga:
blind-procedure = Tindakan manual
blind-version = Versi { $version } tanggal { $at }
blind-step-call = Hubungi perwira jaga { $them } lewat cara lain yang disepakati, dan sampaikan bahwa konsol ini buta.
blind-step-tell = Hubungi pengelola node ini.
blind-step-write = Tulis setiap panggilan dan pesan di kertas, dengan waktu Z.
blind-step-stay = Tetaplah di konsol. Konsol pulih sendiri dan menyebutkan berapa lama ia buta.
blind-known = Terakhir diketahui, { $at }
blind-known-line = Saluran
blind-known-open = Belum dibaca
blind-known-stops = HENTIKAN yang hasilnya belum dilaporkan

clock-pc-behind = Jam PC ini terlambat { $far } dari jam node.
clock-pc-ahead = Jam PC ini lebih cepat { $far } dari jam node.
clock-pc-means = Semua waktu di layar ini menurut jam node. Mintalah jam PC ini disetel.

session-ended = Sesi berakhir pukul { $at }. Tidak ada alarm yang terdengar di konsol ini sampai seseorang masuk dan memulai jaga.

keymap-title = Semua tombol
keymap-here = Di layar ini
keymap-everywhere = Di mana saja
keymap-or = atau
keymap-not-now = (tidak sekarang)
keymap-means = Tombol tunggal berfungsi selama kursor tidak berada di kolom isian. Esc menutup dialog.
