using System.Runtime.InteropServices;

namespace Serverless.Summarizing.Extractive;

/// <summary>Where a word, or a pair of neighboring words, stands in an article.</summary>
internal sealed class Gram
{
    /// <summary>Index of the first sentence that has it.</summary>
    public required int First { get; init; }

    /// <summary>Its words that name a topic, 0 to 2.</summary>
    public required int Content { get; init; }

    /// <summary>It holds a digit.</summary>
    public required bool IsFigure { get; init; }

    /// <summary>Sentences that have it.</summary>
    public int Spread { get; set; }

    /// <summary>Sentences among the first five that have it.</summary>
    public int Lead { get; set; }

    /// <summary>Index of the last sentence that has it.</summary>
    public int Last { get; set; } = -1;
}

/// <summary>Numbers the words, or pairs of words, of an article from zero and counts the sentences they stand in.</summary>
internal sealed class GramIndex<TKey> where TKey : notnull
{
    private const int LeadSentences = 5;

    private readonly Dictionary<TKey, int> _ids = [];
    private readonly List<Gram> _grams = [];

    /// <summary>All of them, by id.</summary>
    public IReadOnlyList<Gram> Grams => _grams;

    /// <summary>The id, or -1 for what the article does not have.</summary>
    public int Find(TKey key) => _ids.GetValueOrDefault(key, -1);

    /// <summary>Notes that a sentence has it; sentences come in order.</summary>
    public int Add(TKey key, int sentence, int content, bool isFigure)
    {
        ref var id = ref CollectionsMarshal.GetValueRefOrAddDefault(_ids, key, out var known);
        if (!known)
        {
            id = _grams.Count;
            _grams.Add(new Gram { First = sentence, Content = content, IsFigure = isFigure });
        }
        var gram = _grams[id];
        if (gram.Last != sentence)
        {
            gram.Last = sentence;
            gram.Spread++;
            if (sentence < LeadSentences) gram.Lead++;
        }
        return id;
    }
}
