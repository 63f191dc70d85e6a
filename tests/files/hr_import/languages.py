"""The company of ``quirks`` under headers of many languages, some with a row that sums up."""

from __future__ import annotations

from tests.files.hr_import.exports import csv_text
from tests.files.hr_import.quirks import Write, export, rows_of, text

PARTED = {
    "Polish parts": ("Nr kadrowy", "Nazwisko", "Imię", "Stanowisko", "Bezpośredni przełożony"),
    "Czech parts": ("Osobní číslo", "Příjmení", "Jméno", "Pracovní pozice", "Nadřízený"),
    "Italian parts": ("Matricola", "Cognome", "Nome", "Mansione", "Responsabile diretto"),
    "Swedish parts": ("Anst.nr", "Efternamn", "Förnamn", "Befattning", "Närmaste chef"),
    "Turkish parts": ("Sicil No", "Soyadı", "Adı", "Unvan", "Bağlı Olduğu Yönetici"),
    "Hungarian parts": ("Törzsszám", "Vezetéknév", "Keresztnév", "Munkakör", "Közvetlen felettes"),
    "Romanian parts": ("Marca", "Nume", "Prenume", "Funcție", "Șef direct"),
    "Finnish parts": ("Henkilönumero", "Sukunimi", "Etunimi", "Nimike", "Esimies"),
    "Russian parts": ("Табельный номер", "Фамилия", "Имя", "Должность", "Руководитель"),
    "Bulgarian parts": ("Служебен номер", "Фамилия", "Име", "Длъжност", "Пряк ръководител"),
    "Croatian parts": ("Matični broj", "Prezime", "Ime", "Radno mjesto", "Nadređeni"),
    "Lithuanian parts": ("Tabelio numeris", "Pavardė", "Vardas", "Pareigos", "Tiesioginis vadovas"),
    "Vietnamese parts": ("Mã nhân viên", "Họ", "Tên", "Chức danh", "Quản lý trực tiếp"),
    "Greek parts": ("Κωδικός", "Επώνυμο", "Όνομα", "Θέση", "Προϊστάμενος"),
}
WHOLE = {
    "Japanese": ("社員番号", "氏名", "役職", "上司社員番号", "合計"),
    "Chinese": ("员工编号", "姓名", "职位", "上级工号", "总计"),
    "Chinese of Taiwan": ("員工編號", "姓名", "職稱", "主管工號", "總計"),
    "Korean": ("사번", "성명", "직급", "상사 사번", "합계"),
    "Russian": ("Табельный номер", "ФИО", "Должность", "Табельный номер руководителя", "Итого"),
    "Polish with a sum": ("Nr ewid.", "Imię i nazwisko", "Stanowisko", "Nr przełożonego", "Razem"),
    "Arabic": ("رقم الموظف", "الاسم", "المسمى الوظيفي", "المدير المباشر", "المجموع"),
    "Hebrew": ("מספר עובד", "שם מלא", "תפקיד", "מנהל ישיר", "סה״כ"),
}


def summed(*header: str) -> Write:
    """Whole names, and a last row that counts them under its word for a sum."""
    *names, total = header
    rows = rows_of(lambda one, boss, _: [one.id, one.name, one.title, boss])
    return text(csv_text([names, *rows, [total, "", "", str(len(rows))]], ";"))


LANGUAGES: dict[str, Write] = {
    name: export(header, lambda one, _, boss: [one.id, one.last, one.first, one.title, boss])
    for name, header in PARTED.items()
} | {name: summed(*header) for name, header in WHOLE.items()}
