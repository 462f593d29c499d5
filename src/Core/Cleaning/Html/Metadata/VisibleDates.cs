namespace Serverless.Cleaning.Html.Metadata;

/// <summary>Dates that the page shows near its headline.</summary>
internal static class VisibleDates
{
    // How many elements around the headline belong to it: kicker, share row, byline block.
    private const int Before = 40;
    private const int After = 120;
    private const int LongestDateLine = 90;
    private const int MostOtherLetters = 30;

    private static readonly string[] s_changed =
    [
        "updat", "modified", "revised", "edited", "reviewed", "aktualis", "mis à jour", "mise à jour", "modifié", "actualiz", "atualiz", "aggiornat", "bijgewerkt", "gewijzigd",
        "uppdater", "opdater", "oppdater", "päivitetty", "aktualiz", "zaktualiz", "frissít", "güncel", "обновл", "оновл", "изменен", "更新", "수정", "업데이트", "تحديث", "עודכן", "diperbarui", "cập nhật", "ενημ",
    ];

    public static DateReader.Dates Read(PageSignals signals, int headline, bool monthFirst)
    {
        var (published, modified) = Marked(signals, headline, monthFirst);
        if (published is not null) return new DateReader.Dates(published, modified);

        var lines = signals.Lines;
        var first = -1;
        for (var i = 0; i < lines.Count; i++)
        {
            if (!IsNear(lines[i].Order, headline)) continue;
            // The dates of one article stand together; a later one belongs to a teaser.
            if (first >= 0 && i > first + 6) break;

            var line = lines[i].Text.AsSpan().Trim();
            if (line.Length is < 6 or > LongestDateLine || !HasYear(line) || OtherLetters(line) > MostOtherLetters || DateParser.Parse(line.ToString(), monthFirst) is not { } date) continue;

            if (IsChanged(line) || (i > 0 && lines[i - 1].Text.Length < 40 && IsChanged(lines[i - 1].Text))) modified ??= date;
            else published ??= date;
            if (lines[i].Order > headline && first < 0) first = i;
        }

        return new DateReader.Dates(published, modified);
    }

    private static DateReader.Dates Marked(PageSignals signals, int headline, bool monthFirst)
    {
        string? published = null, modified = null;
        foreach (var date in signals.Dates)
        {
            if (date.Property is "datePublished" or "dateCreated") published ??= DateParser.Parse(date.Text, monthFirst);
            else if (date.Property == "dateModified") modified ??= DateParser.Parse(date.Text, monthFirst);
        }

        foreach (var date in signals.Dates)
        {
            if (date.Property is not null || !IsNear(date.Order, headline)) continue;
            if (date.Classes is { } classes && IsChanged(classes)) modified ??= DateParser.Parse(date.Text, monthFirst);
            else published ??= DateParser.Parse(date.Text, monthFirst);
        }

        return new DateReader.Dates(published, modified);
    }

    private static bool IsNear(int order, int headline) => headline < 0 || (order >= headline - Before && order <= headline + After);

    private static bool HasYear(ReadOnlySpan<char> line)
    {
        var digits = 0;
        foreach (var c in line)
        {
            digits = char.IsDigit(c) ? digits + 1 : 0;
            if (digits == 4) return true;
        }

        return false;
    }

    // Letters beyond those that a date and its label need: many of them make it a sentence that mentions a date.
    private static int OtherLetters(ReadOnlySpan<char> line)
    {
        var letters = 0;
        foreach (var c in line)
        {
            if (char.IsLetter(c)) letters++;
        }

        return letters;
    }

    private static bool IsChanged(ReadOnlySpan<char> text)
    {
        foreach (var word in s_changed)
        {
            if (text.Contains(word, StringComparison.OrdinalIgnoreCase)) return true;
        }

        return false;
    }
}
