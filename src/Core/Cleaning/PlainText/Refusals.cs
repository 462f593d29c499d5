using System.Buffers;

namespace Serverless.Cleaning.PlainText;

/// <summary>Tells when what is left of a text is no article, and what to tell its sender.</summary>
internal static class Refusals
{
    private const float MinUnits = 12;

    private static readonly SearchValues<string> s_barriers = SearchValues.Create(
        ["enable javascript", "javascript is disabled", "javascript required", "turn on javascript", "verify you are human", "are you a robot", "not a robot", "captcha", "checking your browser", "access denied", "unusual traffic", "activez javascript", "javascript aktivieren", "habilite javascript", "activar javascript", "включите javascript"],
        StringComparison.OrdinalIgnoreCase);

    /// <summary>The reason in one or two sentences; null when there is an article.</summary>
    public static string? Find(IReadOnlyList<TextLine> lines, List<int> kept)
    {
        float units = 0, consent = 0;
        var prose = false;
        foreach (var i in kept)
        {
            var line = LineTraits.Of(lines[i].Text);
            var isConsent = (line.Kinds >> (int)ChromeKind.Consent & 1) != 0;
            units += line.Units;
            if (isConsent) consent += line.Units;
            prose |= !isConsent && (line.IsProse || (line.Terminal && line.Units >= 3));
        }

        if (prose && units - consent >= MinUnits) return null;
        if (lines.Any(line => line.Text.Length < 400 && line.Text.AsSpan().ContainsAny(s_barriers))) return "The page asked for a browser with scripts, or for proof of being human, instead of showing its article. Open the page in a browser and upload what it shows.";
        if (consent > 0 || lines.Any(line => (PhraseMatcher.Kinds(line.Text) >> (int)ChromeKind.Consent & 1) != 0)) return "Only a consent or cookie notice came with this text, no article. Accept or close the notice and copy the article itself.";
        return "This text holds menus, headlines or links, but no article with running sentences. Upload the text of a single article.";
    }
}
