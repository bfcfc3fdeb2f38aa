# HENTIKAN: mengirim, menerima, dan hasilnya.

stop-title = HENTIKAN kepada { $them }
stop-where = Di mana
stop-what = Yang diminta
stop-own-words = Dengan kata-kata saya
stop-more-words = Kata tambahan (tidak wajib)
stop-send = Kirim HENTIKAN ke { $them }, { $mode }
stop-hold = Tahan sejenak, atau tekan Enter dua kali
stop-holding = Terus tahan…
stop-enter-again = Tekan Enter sekali lagi untuk mengirim
stop-no-position = Posisi tidak diberikan: tempatnya tidak akan diketahui.
stop-barred-no-text = Pilih frasa, atau tulis dengan kata sendiri apa yang harus dihentikan.
stop-barred-position = Posisinya tidak terbaca. Perbaiki, atau kosongkan untuk mengirim tanpa posisi.
stop-reads = Yang akan dibaca { $them }
stop-sent = HENTIKAN sudah dikirim ke { $them }.
stop-another = HENTIKAN lain
stop-open = Buka di layar pesan
stop-from = { $n ->
    [1] HENTIKAN dari { $them }
   *[other] { $n } HENTIKAN dari { $them }
}
stop-not-real-exercise = Latihan. Tidak ada yang benar-benar harus dihentikan. Bertindaklah menurut latihan.
stop-not-real-test = Uji coba saluran. Tidak ada yang harus dihentikan.
stop-stays = Ini tetap tampil sampai seorang perwira menyatakan sudah membaca.
stop-not-yours = Ini tetap tampil sampai perwira jaga menyatakan sudah membaca. Anda tidak berwenang: panggil perwira jaga.
stop-without-position = Posisi tidak diberikan.
stop-bar = HENTIKAN yang hasilnya belum dilaporkan
stop-to = ke { $them }
stop-of = dari { $them }
stop-aside = Kesampingkan; penghitung waktu tetap di atas
stop-since = berjalan
stop-took = setelah { $time }
stop-state-sent = dalam perjalanan
stop-state-held = sudah tiba; belum dinyatakan ada yang melihat
stop-state-shown = di layar pos yang dijaga
stop-state-unread = belum dinyatakan dibaca
stop-state-acknowledged = dibaca oleh { $name }
stop-effect = Hasil
stop-effect-means = Laporkan setelah satuan Anda sendiri melapor. { $them } menunggunya.
stop-effect-confirmed = Hasil terkonfirmasi
stop-effect-not-confirmed = Belum terkonfirmasi
stop-effect-text = Keterangan (tidak wajib)
stop-on-way = sedang dikirim; node kita belum mengonfirmasi
stop-not-sent = HENTIKAN ini TIDAK TERKIRIM.
stop-not-sent-means = { $them } belum menerimanya. Yang Anda ketik tetap tersimpan.
stop-unknown = TIDAK DIKETAHUI apakah HENTIKAN ini terkirim.
stop-unknown-means = Node kita tidak menjawab. Mengirim lagi aman: bila sudah tercatat, { $them } tetap menerimanya satu kali saja.
stop-call = Jangan menunggu: hubungi perwira jaga { $them } lewat cara lain yang disepakati.
stop-pressed = Ditekan pukul { $at }
stop-again = Kirim lagi HENTIKAN ini ke { $them }, { $mode }
stop-change = Ubah di formulir
stop-later = Kesampingkan; tetap tampil di atas
stop-give-up = Tutup, jangan kirim lagi
stop-show = Tampilkan
stop-not-sent-bar = HENTIKAN yang tidak terkirim

key-send-stop = Kirim HENTIKAN ini
key-stop-acknowledge = Nyatakan HENTIKAN sudah dibaca
