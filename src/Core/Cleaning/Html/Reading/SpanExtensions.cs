namespace Serverless.Cleaning.Html.Reading;

internal static class SpanExtensions
{
    public static bool ContainsAnyLetterOrDigit(this ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (char.IsLetterOrDigit(c) || char.IsSurrogate(c)) return true;
        }

        return false;
    }
}
