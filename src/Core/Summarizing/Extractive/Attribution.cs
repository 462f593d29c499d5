using Serverless.Articles;

namespace Serverless.Summarizing.Extractive;

/// <summary>Finds who says what a sentence reports: "X said", "said X", "according to X", "X told Y".</summary>
internal sealed class Attribution
{
    // "A spokeswoman for the state's department of health and human services" has eleven words.
    private const int LongestSpeaker = 12;

    private readonly string _text;
    private readonly List<Token> _tokens;
    private readonly SpeechLanguage _language;

    private Attribution(string text, List<Token> tokens, SpeechLanguage language)
    {
        _text = text;
        _tokens = tokens;
        _language = language;
    }

    /// <summary>The speaker in the sentence's own words; null when it names none.</summary>
    public static string? SpeakerOf(Article article, bool[] quoted, int index)
    {
        if (SpeechLanguage.For(article.Language) is not { } language) return null;

        var attribution = new Attribution(article.Text, Tokenize(article.Text, quoted, article.Sentences[index]), language);
        return attribution.AfterSourcePhrase() ?? attribution.BesideVerb();
    }

    private static List<Token> Tokenize(string text, bool[] quoted, Sentence sentence)
    {
        var tokens = new List<Token>();
        for (var i = sentence.Start; i < sentence.End;)
        {
            if (quoted[i])
            {
                var start = i;
                while (i < sentence.End && quoted[i]) i++;
                tokens.Add(new Token(start, i, "\""));
            }
            else if (char.IsLetterOrDigit(text[i]))
            {
                var start = i;
                while (i < sentence.End && !quoted[i] && (char.IsLetterOrDigit(text[i]) || IsInsideWord(text, i, sentence.End))) i++;
                tokens.Add(new Token(start, i, text[start..i].ToLowerInvariant()));
            }
            else
            {
                if (!char.IsWhiteSpace(text[i])) tokens.Add(new Token(i, i + 1, text[i].ToString()));
                i++;
            }
        }
        return tokens;
    }

    private static bool IsInsideWord(string text, int i, int end) =>
        text[i] is '-' or '.' or '\'' or '’' or '&' && i + 1 < end && char.IsLetterOrDigit(text[i + 1]) && char.IsLetterOrDigit(text[i - 1])
        || text[i] == '.' && i >= 2 && IsTitle(text, i);

    // The stop of "Mr." and "Dr." or of an initial does not end a name.
    private static bool IsTitle(string text, int i)
    {
        var start = i;
        while (start > 0 && char.IsLetter(text[start - 1])) start--;
        return i - start is 1 && char.IsUpper(text[start]) || text[start..i] is "Mr" or "Mrs" or "Ms" or "Dr" or "St" or "Gen" or "Sen" or "Rep" or "Gov" or "Col" or "Sgt" or "Lt" or "Prof" or "Jr";
    }

    private string? AfterSourcePhrase()
    {
        for (var i = 0; i < _tokens.Count; i++)
        {
            foreach (var phrase in _language.Sources)
            {
                if (i + phrase.Length >= _tokens.Count || !phrase.Select((word, k) => _tokens[i + k].Word == word).All(same => same)) continue;
                if (Forward(i + phrase.Length, afterVerb: false) is { } speaker) return speaker;
            }
        }
        return null;
    }

    private string? BesideVerb()
    {
        for (var i = 0; i < _tokens.Count; i++)
        {
            if (!_language.Reports(_tokens[i].Word) || (i > 0 && _language.Passives.Contains(_tokens[i - 1].Word))) continue;
            if (_language.WeakVerbs.Contains(_tokens[i].Word) && !IsBesideSpeech(i)) continue;
            if (FollowsSpeech(i) && Forward(i + 1, afterVerb: true) is { } after) return after;
            if (Backward(i - 1) is { } before) return before;
        }
        return null;
    }

    private bool IsBesideSpeech(int verb) =>
        FollowsSpeech(verb)
        || (verb + 1 < _tokens.Count && (_tokens[verb + 1].Word is "\"" or ":" or "," || _language.Openers.Contains(_tokens[verb + 1].Word)))
        || _tokens.Take(verb).Any(token => token.Word == "\"");

    // "…," said X · "…" a dit X · … , said X
    private bool FollowsSpeech(int verb)
    {
        var before = verb - 1;
        while (before > 0 && _language.Fillers.Contains(_tokens[before].Word)) before--;
        return before >= 0 && _tokens[before].Word is "\"" or ",";
    }

    /// <summary>The name that starts at a token and ends where the grammar does.</summary>
    private string? Forward(int from, bool afterVerb)
    {
        var end = from;
        while (end < _tokens.Count && end - from < LongestSpeaker && IsNamePart(end) && !(end > from && Ends(from, end))) end++;
        // "Anna Holt, the mayor, said the bridge was safe": not a name but the start of what was said.
        var isClause = afterVerb && end < _tokens.Count && _language.Auxiliaries.Contains(_tokens[end].Word);
        return isClause ? null : Name(from, end);
    }

    // Where nouns are capitalized, the first small word behind one is the sentence going on: "Laut Polizei stießen …".
    private bool Ends(int from, int at) =>
        _language.Ends.Contains(_tokens[at].Word) || _language.Auxiliaries.Contains(_tokens[at].Word)
        || (_language.Links is { } links && char.IsLower(_text[_tokens[at].Start]) && !links.Contains(_tokens[at].Word)
            && _tokens[from..at].Exists(token => char.IsUpper(_text[token.Start])));

    /// <summary>The name that ends at a token: back to the start of its clause, over an apposition between commas.</summary>
    private string? Backward(int last)
    {
        while (last >= 0 && (_language.Fillers.Contains(_tokens[last].Word) || _tokens[last].Word.EndsWith("ly", StringComparison.Ordinal) && char.IsLower(_text[_tokens[last].Start]))) last--;
        if (last >= 0 && _tokens[last].Word == "," && Apposition(last) is { } comma) last = comma - 1;

        var from = last + 1;
        while (from > 0 && IsNamePart(from - 1) && !_language.Openers.Contains(_tokens[from - 1].Word)) from--;
        while (from <= last && _language.Fillers.Contains(_tokens[from].Word)) from++;
        // "On Tuesday the minister said": the speaker starts at its article.
        if (from <= last && _language.Ends.Contains(_tokens[from].Word))
        {
            var article = _tokens.FindLastIndex(last, last - from + 1, token => token.Word is "the" or "a" or "an" or "der" or "die" or "das" or "le" or "la" or "el");
            if (article < 0) return null;
            from = article;
        }
        return last + 1 - from > LongestSpeaker ? null : Name(from, last + 1);
    }

    // The comma that opens the apposition which the comma at "last" closes.
    private int? Apposition(int last)
    {
        for (var i = last - 1; i > 0 && last - i <= LongestSpeaker; i--)
        {
            if (_tokens[i].Word == ",") return i;
            if (!IsNamePart(i)) return null;
        }
        return null;
    }

    private bool IsNamePart(int i) => char.IsLetterOrDigit(_text[_tokens[i].Start]) && _tokens[i].Word != "\"" && !_language.Reports(_tokens[i].Word);

    private string? Name(int from, int end)
    {
        if (end <= from || _language.Pronouns.Contains(_tokens[from].Word)) return null;
        return _text[_tokens[from].Start.._tokens[end - 1].End];
    }

    /// <summary>A word in lower case, a punctuation mark, or <c>"</c> for a whole quotation.</summary>
    private readonly record struct Token(int Start, int End, string Word);
}
