using System.Globalization;

namespace Serverless.Cleaning.Html.Metadata;

/// <summary>Dates as pages write them, to ISO 8601 with nothing added: no time where none is given, no offset where none is given.</summary>
internal static class DateParser
{
    /// <summary>The date in ISO 8601; null when it is none or absurd.</summary>
    public static string? Parse(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;

        var trimmed = text.AsSpan().Trim();
        if (trimmed.Length < 10 || trimmed[4] != '-' || trimmed[7] != '-') return null;
        if (!DateOnly.TryParseExact(trimmed[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) || date.Year < 1800) return null;
        return trimmed.Length < 19 ? trimmed[..10].ToString() : trimmed.ToString();
    }
}
