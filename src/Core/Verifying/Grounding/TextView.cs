namespace Serverless.Verifying.Grounding;

/// <summary>A text as checking sees it: tokens, the number of each stem in the article's vocabulary, numbers and names.</summary>
internal sealed class TextView
{
    public TextView(string text, int start, int end, Vocabulary vocabulary)
    {
        Text = text;
        Tokens = Tokenizer.Read(text, start, end);
        Ids = new int[Tokens.Count];
        for (var i = 0; i < Ids.Length; i++) Ids[i] = vocabulary.IdOf(Tokens[i].Stem);
        Numbers = NumberReader.Read(Tokens);
        IsNumber = new bool[Tokens.Count];
        foreach (var number in Numbers) IsNumber.AsSpan(number.Token, number.Count).Fill(true);
    }

    public TextView(string text, Vocabulary vocabulary)
        : this(text, 0, text.Length, vocabulary)
    {
    }

    /// <summary>The text the offsets count in.</summary>
    public string Text { get; }

    public List<Token> Tokens { get; }

    /// <summary>One per token.</summary>
    public int[] Ids { get; }

    public List<NumberMention> Numbers { get; }

    /// <summary>One per token.</summary>
    public bool[] IsNumber { get; }

    /// <summary>The characters of some tokens as they are written.</summary>
    public string Written(int token, int count) => Text[Tokens[token].Start..Tokens[token + count - 1].End];
}

/// <summary>Numbers stems, so that comparing words is comparing integers. One per inspection.</summary>
internal sealed class Vocabulary
{
    private readonly Dictionary<string, int> _ids = new(512, StringComparer.Ordinal);

    public int Count => _ids.Count;

    public int IdOf(string stem)
    {
        if (_ids.TryGetValue(stem, out var id)) return id;
        _ids.Add(stem, _ids.Count);
        return _ids.Count - 1;
    }

    public int Find(string stem) => _ids.GetValueOrDefault(stem, -1);
}
