namespace Serverless.Summarizing.Extractive;

/// <summary>One sentence as the rules see it.</summary>
/// <param name="Index">Its number less one.</param>
/// <param name="Words">Lower case, in order.</param>
/// <param name="Terms">Ids of the stems of its content words, each once, ascending.</param>
/// <param name="Vocabulary">Ids of its words, each once, ascending.</param>
/// <param name="Pairs">Ids of its pairs of neighbouring words, each once, ascending.</param>
internal sealed record SentenceProfile(int Index, IReadOnlyList<string> Words, int[] Terms, int[] Vocabulary, int[] Pairs)
{
    /// <summary>Ids of its words, in order.</summary>
    public required IReadOnlyList<int> WordIds { get; init; }

    /// <summary>Share of its characters inside quotation marks.</summary>
    public required double Quoted { get; init; }

    /// <summary>Its first words need the sentence before it.</summary>
    public required bool Leans { get; init; }

    /// <summary>A quotation whose speaker it does not name.</summary>
    public required bool LacksSpeaker { get; init; }

    /// <summary>Someone speaks in it, and it says so outside the quotation.</summary>
    public required bool Reports { get; init; }

    /// <summary>It ends in a question mark.</summary>
    public required bool Asks { get; init; }

    /// <summary>Words that hold a digit.</summary>
    public required int Figures { get; init; }

    /// <summary>Words of the first and second person outside quotations.</summary>
    public required int Personal { get; init; }

    /// <summary>Weight of each of <see cref="Terms"/>: length 1 as a vector.</summary>
    public double[] Weights { get; set; } = [];

    /// <summary>Cosine of two sentences' term vectors, 0 to 1.</summary>
    public double Likeness(SentenceProfile other)
    {
        double sum = 0;
        for (int i = 0, j = 0; i < Terms.Length && j < other.Terms.Length;)
        {
            if (Terms[i] == other.Terms[j]) sum += Weights[i++] * other.Weights[j++];
            else if (Terms[i] < other.Terms[j]) i++;
            else j++;
        }
        return sum;
    }
}
