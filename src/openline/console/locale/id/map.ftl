# Posisi dalam tiga bentuk, dan peta kecil.

map-label = { $n ->
   *[other] Peta dengan { $n } posisi
}
map-keys = Tombol panah menggeser, + dan − mengubah skala, Home menampilkan semua.
map-keys-pick = Klik sebuah titik, atau geser dengan tombol panah lalu tekan Enter untuk titik di bawah benang silang. + dan − mengubah skala, Home menampilkan semua.
map-closer = Perbesar
map-farther = Perkecil
map-home = Tampilkan semua posisi
map-readout-empty = Tunjuk peta untuk membaca posisi.
map-pixel = Satu titik layar di sini { $m } m. Perbesar untuk pilihan yang lebih teliti.
map-table = Posisi yang sama dalam kata-kata
map-place = Tempat
map-decimal = Derajat desimal
map-dms = Derajat, menit, detik
map-mgrs = MGRS
map-no-mgrs = tidak ada MGRS di dekat kutub
map-show = Tampilkan di peta
map-hide = Sembunyikan peta
map-choose = Pilih di peta
map-chosen = Titik terpilih
map-hint = Derajat desimal, derajat dan menit dengan N S E W (LU LS BT BB), atau MGRS. Misalnya 60.1234, 24.5678.
map-square = Ini menyebut kotak { $m } m; tengahnya yang diambil.
map-fault-unknown = Ini tidak terbaca sebagai posisi. Tulis 60.1234, 24.5678 atau 60 07 24 N 24 34 04 E atau koordinat MGRS.
map-fault-too-long = Posisi paling banyak 80 karakter.
map-fault-comma = Koma di sini dapat berarti dua hal. Tulis desimal dengan titik: 60.1234, 24.5678.
map-fault-no-side = N atau S, E atau W belum ada: dapat dibaca dengan dua cara.
map-fault-same-axis = Keduanya lintang, atau keduanya bujur. Beri masing-masing satu.
map-fault-sign-and-side = Pakai tanda atau N S E W, jangan keduanya.
map-fault-order = Angka pertama terlalu besar untuk lintang. Lintang dahulu, lalu bujur.
map-fault-latitude-range = Lintang paling besar 90 derajat.
map-fault-longitude-range = Bujur paling besar 180 derajat.
map-fault-minutes = Menit dan detik harus di bawah 60.
map-fault-mgrs-form = Koordinat MGRS ini tidak lengkap: zona, pita, dua huruf, angka.
map-fault-mgrs-digits = Koordinat MGRS memuat angka timur sebanyak angka utara, paling banyak lima.
map-fault-mgrs-square = Kotak MGRS seperti itu tidak ada.
map-fault-mgrs-polar = Koordinat MGRS daerah kutub tidak dibaca di sini. Beri derajat.
