using System.Collections.Frozen;
using System.Globalization;

namespace Serverless.Cleaning.PlainText;

/// <summary>Reads the day from a date line.</summary>
internal static class DateReader
{
    private const int MaxChars = 120;

    // Twelve months a row; several rows a language where names are declined or shortened.
    private const string Months = """
        january february march april may june july august september october november december
        jan feb mar apr may jun jul aug sep oct nov dec
        januar februar märz april mai juni juli august september oktober november dezember
        jänner feber mrz apr mai jun jul aug sept okt nov dez
        janvier février mars avril mai juin juillet août septembre octobre novembre décembre
        enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre
        gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre
        janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro
        januari februari maart april mei juni juli augustus september oktober november december
        januari februari mars april maj juni juli augusti september oktober november december
        januar februar marts april maj juni juli august september oktober november december
        januar februar mars april mai juni juli august september oktober november desember
        tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta heinäkuuta elokuuta syyskuuta lokakuuta marraskuuta joulukuuta
        stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia
        ledna února března dubna května června července srpna září října listopadu prosince
        januára februára marca apríla mája júna júla augusta septembra októbra novembra decembra
        január február március április május június július augusztus szeptember október november december
        ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie decembrie
        siječnja veljače ožujka travnja svibnja lipnja srpnja kolovoza rujna listopada studenoga prosinca
        января февраля марта апреля мая июня июля августа сентября октября ноября декабря
        січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня
        януари февруари март април май юни юли август септември октомври ноември декември
        ιανουαρίου φεβρουαρίου μαρτίου απριλίου μαΐου ιουνίου ιουλίου αυγούστου σεπτεμβρίου οκτωβρίου νοεμβρίου δεκεμβρίου
        ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık
        يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر
        ינואר פברואר מרץ אפריל מאי יוני יולי אוגוסט ספטמבר אוקטובר נובמבר דצמבר
        जनवरी फरवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर अक्टूबर नवंबर दिसंबर
        januari februari maret april mei juni juli agustus september oktober november desember
        """;

    // Croatian listopad is October, Polish and Czech listopad November; the row of the language that comes first here counts.
    private static readonly FrozenDictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> s_months = MonthNumbers();

    /// <summary>The day as <c>2026-04-07</c>; null when the line names none, or only numbers whose order is open (03/04/2026).</summary>
    public static string? Read(string line)
    {
        if (line.Length > MaxChars) return null;

        var numbers = new List<int>();
        int month = 0, numbersBeforeMonth = 0;
        for (var at = 0; at < line.Length;)
        {
            var stop = at;
            while (stop < line.Length && char.IsLetter(line[stop]) == char.IsLetter(line[at]) && char.IsAsciiDigit(line[stop]) == char.IsAsciiDigit(line[at]) && char.IsLetterOrDigit(line[stop])) stop++;
            if (stop == at) stop++;
            var part = line.AsSpan(at, stop - at);
            if (char.IsAsciiDigit(part[0]) && part.Length <= 4) numbers.Add(int.Parse(part, CultureInfo.InvariantCulture));
            else if (month == 0 && s_months.TryGetValue(part, out month)) numbersBeforeMonth = numbers.Count;
            at = stop;
        }

        return month > 0 ? Named(numbers, month, numbersBeforeMonth) : Numeric(numbers, line);
    }

    // "7 April 2026", "April 7, 2026", "2026 április 7": year and day are the nearest numbers that can be one.
    private static string? Named(List<int> numbers, int month, int before)
    {
        var year = numbers.FindIndex(IsYear);
        if (year < 0) return null;

        var day = before > 0 && before - 1 != year && numbers[before - 1] is >= 1 and <= 31 ? numbers[before - 1] : numbers.Skip(before).FirstOrDefault(number => number is >= 1 and <= 31);
        return Form(numbers[year], month, day);
    }

    private static string? Numeric(List<int> numbers, string line)
    {
        for (var i = 0; i + 2 < numbers.Count; i++)
        {
            if (IsYear(numbers[i])) return Form(numbers[i], numbers[i + 1], numbers[i + 2]);
            if (!IsYear(numbers[i + 2])) continue;
            // Day first with periods (03.04.2026), and wherever only one order can be.
            var dotted = line.Contains($"{numbers[i + 1]:00}.{numbers[i + 2]}", StringComparison.Ordinal) || line.Contains($"{numbers[i + 1]}.{numbers[i + 2]}", StringComparison.Ordinal);
            if (dotted || (numbers[i] > 12 && numbers[i + 1] <= 12)) return Form(numbers[i + 2], numbers[i + 1], numbers[i]);
            if (numbers[i + 1] > 12 || numbers[i] == numbers[i + 1]) return Form(numbers[i + 2], numbers[i], numbers[i + 1]);
        }

        return null;
    }

    private static bool IsYear(int number) => number is >= 1900 and <= 2100;

    private static string? Form(int year, int month, int day) =>
        month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? string.Create(CultureInfo.InvariantCulture, $"{year:0000}-{month:00}-{day:00}") : null;

    private static FrozenDictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> MonthNumbers()
    {
        var months = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        foreach (var row in Months.Split('\n'))
        {
            var names = row.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            for (var month = 0; month < names.Length; month++) months.TryAdd(names[month], month + 1);
        }

        return months.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();
    }
}
