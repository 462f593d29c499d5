using System.Runtime.InteropServices;

namespace Serverless.Summarizing.Extractive;

/// <summary>One place of a word or pair of words.</summary>
/// <param name="Sentence">Index of its sentence.</param>
/// <param name="Position">Where in the sentence it stands, 0 to 1.</param>
/// <param name="Quotes">Much of the sentence is a quotation.</param>
/// <param name="IsPersonal">The sentence speaks in the first or second person.</param>
/// <param name="IsUsualLength">The sentence is as long as those of a summary are.</param>
internal readonly record struct GramPlace(int Sentence, double Position, bool Quotes, bool IsPersonal, bool IsUsualLength);

/// <summary>Where a word, or a pair of neighboring words, stands in an article.</summary>
internal sealed class Gram
{
    /// <summary>Index of the first sentence that has it.</summary>
    public required int First { get; init; }

    /// <summary>Where in that sentence it stands, 0 to 1.</summary>
    public required double Position { get; init; }

    /// <summary>Its words that name a topic, 0 to 2.</summary>
    public required int Content { get; init; }

    /// <summary>It holds a digit.</summary>
    public required bool IsFigure { get; init; }

    /// <summary>Its characters.</summary>
    public required int Length { get; init; }

    /// <summary>Its number among <see cref="GramModel.Common"/>, or -1.</summary>
    public int Common { get; init; } = -1;

    /// <summary>How often it stands in the article.</summary>
    public int Count { get; set; }

    /// <summary>How often in sentences that quote.</summary>
    public int Quoted { get; set; }

    /// <summary>How often in sentences of the first or second person.</summary>
    public int Personal { get; set; }

    /// <summary>How often in sentences of usual length.</summary>
    public int UsualLength { get; set; }

    /// <summary>Sentences that have it.</summary>
    public int Spread { get; set; }

    /// <summary>Sentences among the first five that have it.</summary>
    public int Lead { get; set; }

    /// <summary>The second sentence has it.</summary>
    public bool InSecond { get; set; }

    /// <summary>The third sentence has it.</summary>
    public bool InThird { get; set; }

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

    /// <summary>Notes one place; sentences come in order. What is made here describes what the article did not have before.</summary>
    public int Add(TKey key, GramPlace place, Func<TKey, GramPlace, Gram> make)
    {
        ref var id = ref CollectionsMarshal.GetValueRefOrAddDefault(_ids, key, out var known);
        if (!known)
        {
            id = _grams.Count;
            _grams.Add(make(key, place));
        }
        var gram = _grams[id];
        gram.Count++;
        gram.Quoted += place.Quotes ? 1 : 0;
        gram.Personal += place.IsPersonal ? 1 : 0;
        gram.UsualLength += place.IsUsualLength ? 1 : 0;
        if (gram.Last == place.Sentence) return id;

        gram.Last = place.Sentence;
        gram.Spread++;
        gram.Lead += place.Sentence < LeadSentences ? 1 : 0;
        gram.InSecond |= place.Sentence == 1;
        gram.InThird |= place.Sentence == 2;
        return id;
    }
}
