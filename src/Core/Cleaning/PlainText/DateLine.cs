using System.Collections.Frozen;

namespace Serverless.Cleaning.PlainText;

/// <summary>Recognizes lines that say when: dates, times, "3 hours ago", "5 min read".</summary>
internal static class DateLine
{
    private const int MaxChars = 120;

    // Month and day names with their usual abbreviations, and words of relative times, in the languages of ChromePhrases.
    private const string Words = """
        january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun ago min mins minute minutes hour hours hrs day days week weeks read updated published posted am pm est edt gmt utc ist bst cet et pt pst pdt modified last today yesterday
        januar jänner februar märz mai juni juli oktober dezember montag dienstag mittwoch donnerstag freitag samstag sonntag uhr vor minuten stunden aktualisiert veröffentlicht stand lesezeit
        janvier février mars avril juin juillet août septembre octobre novembre décembre lundi mardi mercredi jeudi vendredi samedi dimanche publié mis jour il temps lecture heures
        enero febrero marzo abril mayo junio julio agosto septiembre setiembre octubre noviembre diciembre lunes martes miércoles jueves viernes sábado domingo publicado actualizado hace horas minutos lectura actualización
        gennaio febbraio aprile maggio giugno luglio settembre ottobre dicembre lunedì martedì mercoledì giovedì venerdì sabato domenica pubblicato aggiornato ore fa minuti lettura
        janeiro fevereiro março maio junho julho setembro outubro novembro dezembro segunda-feira terça-feira quarta-feira quinta-feira sexta-feira feira atualizado há leitura
        januari februari maart mei juli augustus oktober maandag dinsdag woensdag donderdag vrijdag zaterdag zondag gepubliceerd bijgewerkt geleden uur leestijd
        maj augusti måndag tisdag onsdag torsdag fredag lördag söndag publicerad uppdaterad sedan januar februar marts desember mandag tirsdag lørdag søndag publisert oppdatert siden kl opdateret
        tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta heinäkuuta elokuuta syyskuuta lokakuuta marraskuuta joulukuuta julkaistu päivitetty
        stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia opublikowano aktualizacja dodano ledna února března dubna května června července srpna září října listopadu prosince aktualizováno januára februára apríla mája júna júla augusta septembra októbra novembra decembra
        január február március április május június július augusztus szeptember október november ianuarie februarie martie aprilie iunie iulie septembrie octombrie noiembrie decembrie publicat actualizat siječnja veljače ožujka travnja svibnja lipnja srpnja kolovoza rujna studenoga prosinca objavljeno
        января февраля марта апреля мая июня июля августа сентября октября ноября декабря опубликовано обновлено назад часов минут вчера сегодня січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня опубліковано оновлено януари февруари март април май юни юли август септември октомври ноември декември
        ιανουαρίου φεβρουαρίου μαρτίου απριλίου μαΐου ιουνίου ιουλίου αυγούστου σεπτεμβρίου οκτωβρίου νοεμβρίου δεκεμβρίου δημοσίευση ενημέρωση ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık güncelleme yayınlanma saat önce
        يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر منذ ساعة ساعات دقيقة آخر تحديث ינואר פברואר מרץ אפריל מאי יוני יולי אוגוסט ספטמבר אוקטובר נובמבר דצמבר עודכן פורסם
        जनवरी फरवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर अक्टूबर नवंबर दिसंबर अपडेट प्रकाशित घंटे मिनट
        januari februari maret agustus desember senin selasa rabu kamis jumat sabtu minggu wib wita lalu tháng ngày giờ phút trước
        """;

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> s_words =
        Words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>0 no date, 1 a part of one, 2 a date among other words, 3 hardly anything but a date or a time.</summary>
    public static int LevelOf(ReadOnlySpan<char> line)
    {
        if (line.Length > MaxChars) return 0;

        int words = 0, dateWords = 0, numbers = 0, years = 0;
        var cjkDate = line.ContainsAny("年月日") && line.IndexOfAnyInRange('0', '9') >= 0 && (line.Contains('月') || line.Contains('日'));
        for (var at = 0; at < line.Length;)
        {
            var stop = WordTally.WordEnd(line, at);
            if (stop == at)
            {
                at++;
                continue;
            }

            var word = line[at..stop];
            at = stop;
            if (char.IsDigit(word[0]))
            {
                numbers++;
                if (IsYear(word)) years++;
            }
            else if (s_words.Contains(word)) dateWords++;
            else words++;
        }

        if (numbers == 0) return 0;
        if (dateWords == 0 && years == 0 && numbers < 3 && !cjkDate) return 0;
        if (words <= 1 && (dateWords > 0 || years > 0 || numbers >= 3 || cjkDate)) return 3;
        return (dateWords > 0 && numbers >= 2) || (years > 0 && numbers >= 3) || cjkDate ? 2 : 1;
    }

    private static bool IsYear(ReadOnlySpan<char> word) =>
        word.Length >= 4 && (word.StartsWith("20") || word.StartsWith("19")) && char.IsDigit(word[2]) && char.IsDigit(word[3]) && (word.Length == 4 || !char.IsDigit(word[4]));
}
