# Catatan: lini masa, rincian satu entri, bukti seluruh catatan dan satu butir.

key-record-timeline = Lini masa catatan
key-record-proof = Bukti catatan
key-record-search = Cari dalam teks
key-record-filters = Tampilkan atau sembunyikan saringan
key-record-older = Entri yang lebih lama
key-record-newer = Entri yang lebih baru
key-record-again = Baca ulang yang terbaru
key-record-close = Tutup rincian

record-title = Catatan
record-parts = Bagian catatan
record-timeline = Lini masa
record-proof = Bukti

record-find = Cari dalam catatan
record-search = Cari dalam teks
record-every = Juga yang ditulis node
record-filters = { $n ->
    [0] Saringan
   *[other] Saringan ({ $n })
}
record-clear = Hapus semua
record-any = semua
record-author = Penulis
record-kind = Jenis
record-of-officers = Oleh perwira
record-of-nodes = Oleh node
record-precedence = Derajat
record-mode = Mode
record-mode-real = NYATA
record-mode-exercise = LATIHAN
record-mode-test = UJI COBA
record-dark = Tanda belum ada
record-not-lit = belum: { $light }
record-from = Dari (UTC)
record-until = Sampai (UTC)
record-time-fault = Contoh: 2026-11-25 14:07, hari saja, atau jam hari ini saja; selalu UTC.
record-only-void = Hanya yang tidak sah

record-newest = Entri terbaru
record-older-than = Entri hingga { $at }
record-fresh = { $n } entri baru: tampilkan
record-nothing = Tidak ada yang seperti ini dalam catatan.
record-nothing-hint = Ubah saringan, atau sertakan yang ditulis node.
record-newer = Lebih baru
record-older = Lebih lama
record-looking = { $n ->
    [0] Membaca…
   *[other] Membaca… { $n } entri diperiksa
}
record-to = Hingga entri masuk No. { $n }
record-end = Awal catatan
record-look-on = { $n } entri sudah diperiksa. Cari terus
record-live = { $n ->
    [0] Tidak ada entri yang ditampilkan.
   *[other] { $n } entri ditampilkan.
}

record-entry = Entri
record-close = Tutup
record-no-such = Tidak ada entri seperti itu dalam catatan ini.
record-series = seri { $series }
record-void = TIDAK SAH
record-void-means = TIDAK SAH: ada dalam catatan, tetapi tidak berlaku.
record-cancelled = dibatalkan
record-corrected = diralat
record-late = terlambat
record-crossed = Berpapasan dengan penangguhan pihak lain: penulisnya belum mengetahuinya.
record-branch = Berada di cabang yang bertentangan dengan log di sini. Jangan diandalkan.
record-cancelled-by = Sudah dibatalkan. Buka pembatalannya.
record-corrected-by = Sudah diralat. Buka ralatnya.
record-lights = Sudah sampai sejauh mana
record-followed = Yang menyusul
record-in-messages = Buka di Pesan
record-reference = Yang dirujuknya
record-written = Ditulis { $at } menurut jam { $party }
record-translation = Terjemahan, { $language }, oleh { $name }:
record-how-human = oleh manusia
record-how-machine = oleh mesin
record-state-draft = konsep
record-state-reviewed = sudah diperiksa
record-state-certified = disahkan
record-position = Posisi { $n }
record-effect-confirmed = Hasil terkonfirmasi
record-effect-not-confirmed = Hasil belum terkonfirmasi
record-meaning-understood = Dimengerti
record-meaning-not-understood = Tidak dimengerti
record-meaning-will-comply = Akan dilaksanakan
record-meaning-cannot-comply = Tidak dapat dilaksanakan
record-meaning-referred = Diteruskan ke atasan
record-meaning-repeat-part = Ulangi sebagian

record-place = Tempat dalam catatan
record-arrival = Masuk di sini
record-log = Tempat dalam log
record-log-place = { $party }, entri { $index } generasi { $generation }
record-proven = Bukti
record-proven-yes = Tercakup titik periksa yang ditandatangani kedua pihak
record-proven-no = Belum tercakup titik periksa kedua pihak
record-proven-other = Dari generasi log yang terdahulu
record-body = Isi
record-body-damaged = Rusak di cakram ini; sedang diminta ulang
record-body-absent = Tidak ada di sini: sudah dihapus atau belum datang
record-id = Pengenal
record-leaf = Hash dalam log
record-copy = Salin
record-copied = Tersalin

record-says-rcpt = Tanda terima: node menyimpan entri pihak lain ini secara utuh di cakramnya.
record-says-shown = Node menyatakan butir ini tampil di layar pos yang dijaga. Tidak berarti ada yang membacanya.
record-says-escalate = Node menaikkan tingkat alarm butir ini karena belum ada yang menyatakan sudah membaca.
record-says-cert = Akar suatu pihak mengesahkan kunci seorang perwira.
record-says-remove = Akar suatu pihak mengakhiri sertifikat seorang perwira.
record-says-check = Satu langkah uji saluran.
record-says-watch = Siapa yang berjaga, menurut pihak ini.
record-says-delegate = Seorang perwira mengizinkan kunci jaga ini menandatangani untuknya.
record-says-undelegate = Seorang perwira mengakhiri kunci jaganya.
record-says-route = Di mana pihak ini dapat dihubungi.
record-says-genesis = Saluran didirikan.
record-says-generation = Log ini dimulai lagi dengan izin akar pihaknya.
record-says-fork = Kedua versi dari satu tempat disimpan sebagai bukti.
record-says-clock = Node menyatakan bahwa jamnya digeser.
record-says-resync = Kedua node sepakat sampai mana tiap log.
record-says-other = Entri dari jenis ini.
record-post = Pos:
record-ranges = Entri { $ranges }
record-raw = Yang ditandatangani, sebagai data

record-evidence = Alat bukti
record-evidence-means = Berkas yang membuktikan butir ini kepada orang luar, tanpa node ini dan tanpa jaringan.
record-evidence-save = Simpan alat bukti
record-evidence-making = Mengumpulkan bukti…
record-evidence-whole = { $name } tersimpan dan lengkap.
record-evidence-lacks = { $name } tersimpan, tetapi belum lengkap:
record-evidence-later = Simpan lagi nanti: yang kurang datang pada pertukaran berikutnya.

record-words = { $n ->
    [0] Kata untuk dicocokkan
   *[other] { $n } kata untuk dicocokkan
}
record-words-of = Kata-kata ini mewakili kedua log pada uji saluran { $at }.
record-words-step-1 = Hubungi perwira jaga { $them } dengan suara, tidak lewat saluran ini.
record-words-step-2 = Pastikan Anda berdua melihat waktu uji yang sama.
record-words-step-3 = Bacakan kata-katanya bergantian: Anda yang pertama, perwira di sana yang kedua, dan seterusnya.
record-words-step-4 = Semua sama: kedua catatan sama sampai saat itu. Ada yang berbeda: bandingkan catatan di bawah, dan laporkan kepada kepala jaga.
record-no-words = Belum ada kata sebelum uji saluran pertama selesai.
record-no-words-hint = Uji saluran sekarang; kata-katanya akan tampil di sini.

record-heads = Ujung log
record-heads-means = Tiap pihak menulis lognya sendiri; kedua pihak menyimpan keduanya. Akar adalah satu angka untuk seluruh isinya.
record-head-size = { $n } entri, generasi { $generation }
record-head-open = { $n } entri belum dibuktikan kedua pihak (terbukti sampai { $proven })
record-head-proven = Dibuktikan kedua pihak sampai akhir
record-compare = Bandingkan catatan
record-compare-means = Meminta akar dari node { $them } dan mencari entri pertama yang berbeda.
record-compare-now = Bandingkan
record-comparing = Membandingkan…
record-same = Kedua catatan sama sejauh yang dimiliki { $them }.
record-differ = Catatan berbeda dari milik { $them }.
record-same-to = sama sampai entri { $n }; tersimpan di sini: { $ours }
record-differ-at = perbedaan pertama pada entri { $n }
record-differ-next = Jangan andalkan yang sesudahnya. Simpan kedua versi, dan laporkan kepada kepala jaga.

record-whole = Apakah catatan utuh?
record-forks = { $n ->
    [0] Tidak ada percabangan
   *[other] { $n } percabangan
}
record-damaged = { $n ->
    [0] Tidak ada yang diketahui rusak
   *[other] { $n } entri rusak
}
record-unproven = { $n } entri belum terbukti, yang tertua selama { $age }
record-all-proven = Semua sudah dibuktikan kedua pihak
record-verify-means = Membaca { $n } entri dari cakram dan mencocokkan tiap bita dengan tanda tangan dan akar.
record-verify = Verifikasi catatan
record-verifying = Terverifikasi { $done } dari { $n } entri, selama { $time }. Saluran tetap bekerja.
record-is-whole = Catatan utuh.
record-is-damaged = Catatan tidak utuh.
record-verified = { $n } entri diverifikasi pada { $at }, dalam { $time }
record-damaged-next = Yang rusak tidak disajikan; node meminta salinan dari { $them }. Laporkan kepada pengelola.
record-scrub = Di latar belakang node membaca ulang seluruh catatan terus-menerus: kini { $done } dari { $total }.
record-scrub-finished = Putaran terakhir selesai { $at }.

record-judge = Periksa berkas alat bukti
record-judge-means = Berikan berkas yang diserahkan kepada Anda. Berkas dinilai menurut dua akar pendiri saluran ini, dan tidak dikirim ke mana pun.
record-drop = Letakkan berkas di sini, atau pilih.
record-choose = Pilih berkas
record-judging = Memeriksa berkas…
record-too-large = Berkas terlalu besar. Alat bukti paling besar { $most }.
record-no-right = Anda tidak berhak menangani alat bukti.
record-good = Alat bukti ini benar.
record-good-means = Semua pemeriksaan lulus. Terbukti bahwa butir ini ditandatangani dan apa kelanjutannya, bukan bahwa isinya benar.
record-bad = Alat bukti ini tidak benar.
record-bad-means = { $n } pemeriksaan gagal. Jangan andalkan berkas ini.
record-it-proves = Yang dibuktikannya
record-no-receipts = Tidak ada bukti di dalamnya bahwa pihak lain menerima butir ini.
record-checks = { $failed ->
    [0] Semua pemeriksaan ({ $n })
   *[other] Semua pemeriksaan ({ $n }, gagal: { $failed })
}
record-check-ok = Benar
record-check-failed = GAGAL
record-proof-format = Bentuk berkas
record-proof-cards = Kartu kedua pihak
record-proof-line = Salurannya
record-proof-genesis = Pendirian saluran
record-proof-checkpoint = Titik periksa
record-proof-cosignature = Tanda tangan pihak lain pada titik periksa
record-proof-item = Butir ini
record-proof-entry = entri { $n }
record-proof-receipt = Tanda terima
record-proof-certificate = Sertifikat perwira
record-proof-ack = Pernyataan sudah dibaca
record-proof-answer = Jawaban
record-proof-delegation = Kunci jaga
record-proof-undelegation = Akhir kunci jaga
record-proof-removal = Pencabutan wewenang perwira
record-proof-record = Tanpa pertentangan
record-proof-holdings = Yang dicakup tanda terima
record-step-envelope = ditandatangani node
record-step-commitment = isi sesuai yang ditandatangani
record-step-inclusion = ada dalam log
record-step-officer = ditandatangani perwira yang berhak
record-step-held = diterima
record-step-acknowledged = sudah dibaca
record-step-answered = dijawab

record-void-cod-7 = Memuat karakter atau kunci yang tidak diizinkan.
record-void-env-4 = Teksnya lebih panjang dari yang diizinkan ketentuan.
record-void-env-5 = Tidak berbentuk butir perwira, atau nomornya sudah dipakai.
record-void-env-6 = Butir yang sama sudah dicatat sebelumnya.
record-void-env-7 = Tanda tangan perwira tidak terbukti benar.
record-void-env-8 = Jenisnya tidak dikenal, atau isinya tidak sesuai bentuk jenisnya.
record-void-env-9 = Isinya tidak berbentuk seperti yang disyaratkan jenisnya.
record-void-cer-9 = Sertifikat perwira tidak berlaku saat ditandatangani.
record-void-cer-10 = Perwira tidak memiliki peran yang boleh mengirim ini.
record-void-cer-11 = Ketentuan tidak mengizinkan peran ini mengirimnya.
record-void-rct-3 = Tanda terima menyatakan lebih dari yang ditunjukkan ujungnya sendiri.
record-void-rct-5 = Tidak ada yang menyatakan sudah membaca atau menjawab butir pihaknya sendiri.
record-void-rct-7 = Mengambil nomor dari seri yang salah.
record-void-rct-8 = Bukan langkah uji saluran yang sah.
record-void-rct-9 = Jenis ini sedang ditangguhkan, atau tidak ada yang perlu dilanjutkan.
record-void-rct-11 = Hanya pihak penulis yang boleh membatalkan atau meralat.
record-void-rct-12 = Mengubah ketentuan dengan cara yang tidak diizinkan.
record-void-rct-13 = Menyatakan apa yang tampil dalam bentuk yang tidak dihitung.
record-void-rct-14 = Posisinya bukan milik butir itu, atau terlalu jauh dari aslinya.
record-void-rct-15 = Menyatakan hasil dari butir yang tidak memerlukannya.
record-void-rct-16 = Menyatakan susunan jaga dalam bentuk yang tidak dihitung.
record-void-other = Melanggar aturan saluran.
