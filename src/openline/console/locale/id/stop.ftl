# HENTIKAN: mengirim, menerima, dan hasilnya.

stop-title = HENTIKAN untuk { $them }
stop-where = Di mana
stop-what = Yang diminta
stop-own-words = Dengan kata-kata saya
stop-more-words = Kata tambahan (tidak wajib)
stop-send = Kirim HENTIKAN ke { $them }, { $mode }
stop-hold = Tahan sejenak, atau tekan Enter dua kali
stop-holding = Terus tahan…
stop-enter-again = Tekan Enter sekali lagi untuk mengirim
stop-no-position = Posisi tidak diberikan: tempatnya tidak akan diketahui.
stop-barred-no-text = Pilih frasa, atau sebutkan dengan kata sendiri apa yang harus berhenti.
stop-barred-position = Posisinya tidak terbaca. Perbaiki, atau kosongkan untuk mengirim tanpa posisi.
stop-reads = Yang akan dibaca { $them }
stop-sent = HENTIKAN sudah dikirim ke { $them }.
stop-another = HENTIKAN lagi
stop-open = Buka di layar pesan
stop-from = { $n ->
    [1] HENTIKAN dari { $them }
   *[other] { $n } HENTIKAN dari { $them }
}
stop-not-real-exercise = Latihan. Tidak ada yang benar-benar harus dihentikan. Bertindaklah menurut latihan.
stop-not-real-test = Uji coba saluran. Tidak ada yang harus dihentikan.
stop-stays = Ini tetap tampil sampai seorang perwira menyatakan sudah membaca.
stop-not-yours = Ini tetap tampil sampai perwira jaga menyatakan sudah membaca. Anda tidak berhak: panggil dia.
stop-without-position = Posisi tidak diberikan.
stop-bar = HENTIKAN yang hasilnya belum diberitahukan
stop-to = ke { $them }
stop-of = dari { $them }
stop-aside = Kesampingkan; jamnya tetap di atas
stop-since = berjalan
stop-took = setelah { $time }
stop-state-sent = dalam perjalanan
stop-state-held = tiba; belum ada kabar siapa yang melihat
stop-state-shown = di layar pos yang dijaga
stop-state-unread = belum dinyatakan dibaca
stop-state-acknowledged = dibaca oleh { $name }
stop-effect = Hasil
stop-effect-means = Katakan bila satuan Anda sendiri sudah melapor. { $them } menunggunya.
stop-effect-confirmed = Sudah berhenti, kami benarkan
stop-effect-not-confirmed = Belum dapat dibenarkan
stop-effect-text = Kata-kata yang menyertai (tidak wajib)

key-send-stop = Kirim HENTIKAN ini
key-stop-acknowledge = Nyatakan HENTIKAN sudah dibaca
