# Apa yang terlambat dalam pembicaraan dan tingkat mana yang senyap: keadaan untuk alarm.
condition-contact-silence = { $level ->
    [head_of_state] Tidak ada kontak antarkepala negara selama { $days } hari.
    [head_of_government] Tidak ada kontak antarkepala pemerintahan selama { $days } hari.
    [minister] Tidak ada kontak antarmenteri selama { $days } hari.
    [chief_of_staff] Tidak ada kontak antarkepala staf selama { $days } hari.
    [deputy_minister] Tidak ada kontak antarwakil menteri selama { $days } hari.
    [under_secretary] Tidak ada kontak antarwakil sekretaris selama { $days } hari.
    [commander] Tidak ada kontak antarpanglima selama { $days } hari.
    [duty] Tidak ada kontak antarperwira jaga selama { $days } hari.
   *[other] Tidak ada kontak pada tingkat { $level } selama { $days } hari.
}
condition-contact-silence-next = Register kontak menunjukkan siapa yang terakhir berbicara. Staf dapat meminta panggilan.
condition-commitment-overdue = { $count } komitmen lewat tenggat.
condition-commitment-overdue-next = Staf menyatakan hasilnya, disertai bukti.
condition-request-unanswered = { $count } permintaan kita tidak dijawab dalam waktu yang disepakati.
condition-request-unanswered-next = Staf dapat meminta lagi, atau menyampaikan pokok-pokoknya secara tertulis.
condition-briefing-overdue = { $count } taklimat bagi sekutu lewat tenggat.
condition-briefing-overdue-next = Staf melaksanakannya, atau menetapkan hari lain. Taklimat tidak pernah masuk ke saluran.
