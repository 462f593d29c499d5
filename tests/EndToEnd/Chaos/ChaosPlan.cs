using System.Globalization;
using System.Text;

namespace Serverless.EndToEnd.Chaos;

/// <summary>What an article has to end with.</summary>
internal enum Fate
{
    /// <summary>A summary.</summary>
    Summary,

    /// <summary>A failure: the content filter stops it.</summary>
    Filtered,

    /// <summary>A failure: there are no bytes.</summary>
    Empty,
}

/// <summary>One content of an article.</summary>
/// <param name="Topic">The word by which the model knows it; empty for no bytes at all.</param>
/// <param name="Fate">What it has to end with.</param>
internal sealed record Edition(string Topic, Fate Fate)
{
    public byte[] Bytes => Fate == Fate.Empty ? [] : Encoding.UTF8.GetBytes(Topic.EndsWith('p') ? Texts.Page(Topic) : Texts.Article(Topic));
}

/// <summary>Something that happens at a moment of the run.</summary>
/// <param name="At">Counted from the start.</param>
internal abstract record Happening(TimeSpan At);

/// <summary>An article is uploaded, or overwritten.</summary>
internal sealed record Upload(TimeSpan At, string Name, Edition Edition) : Happening(At);

/// <summary>The event of an article is delivered once more, maybe before there is an article.</summary>
internal sealed record Delivery(TimeSpan At, string Name, TimeSpan Delay, bool Encoded) : Happening(At);

/// <summary>The worker is killed.</summary>
internal sealed record Kill(TimeSpan At) : Happening(At);

/// <summary>All that is going to happen, drawn from a seed.</summary>
internal sealed class ChaosPlan
{
    private const int MostEditions = 3;
    private const int MostExtraDeliveries = 4;

    // Of a hundred editions: without bytes, stopped by the filter, and with the content of another article.
    private const int EmptyShare = 5;
    private const int FilteredShare = 8;
    private const int TwinShare = 15;

    private readonly Random _random;
    private readonly TimeSpan _length;
    private readonly List<Edition> _editions = [];

    public ChaosPlan(int articles, int kills, TimeSpan length, int seed)
    {
        (_random, _length) = (new Random(seed), length);
        var happenings = Enumerable.Range(1, articles).SelectMany(Article).ToList();
        // A worker that is killed before it has begun, or when all is done, proves little.
        for (var kill = 1; kill <= kills; kill++) happenings.Add(new Kill(length * ((kill - 0.5 + (_random.NextDouble() - 0.5) / 2) / kills)));
        Happenings = [.. happenings.OrderBy(happening => happening.At)];
    }

    /// <summary>In the order of time.</summary>
    public IReadOnlyList<Happening> Happenings { get; }

    /// <summary>The last content of every article.</summary>
    public IReadOnlyDictionary<string, Edition> Newest => Happenings.OfType<Upload>().GroupBy(upload => upload.Name).ToDictionary(article => article.Key, article => article.Last().Edition);

    /// <summary>Contents that the model may be asked about.</summary>
    public int Contents => _editions.Count(edition => edition.Fate != Fate.Empty);

    /// <summary>Topics that the content filter stops.</summary>
    public IReadOnlySet<string> Filtered => _editions.Where(edition => edition.Fate == Fate.Filtered).Select(edition => edition.Topic).ToHashSet();

    private IEnumerable<Happening> Article(int number)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"chaos/{number:D4}.txt");
        var at = _length * _random.NextDouble() * 0.8;
        for (var edition = _random.Next(MostEditions) + 1; edition > 0; edition--)
        {
            yield return new Upload(at, name, Draw(number));
            for (var extra = _random.Next(MostExtraDeliveries + 1); extra > 0; extra--)
            {
                var around = at + TimeSpan.FromSeconds(_random.NextDouble() * 6 - 1);
                yield return new Delivery(around < TimeSpan.Zero ? TimeSpan.Zero : around, name, TimeSpan.FromSeconds(_random.Next(4)), _random.Next(2) == 0);
            }

            at += TimeSpan.FromSeconds(_random.NextDouble() * 4);
        }
    }

    private Edition Draw(int number)
    {
        var dice = _random.Next(100);
        if (dice < EmptyShare) return new Edition("", Fate.Empty);
        if (dice < EmptyShare + TwinShare && _editions.Count > 0) return _editions[_random.Next(_editions.Count)];

        var topic = string.Create(CultureInfo.InvariantCulture, $"Ort{number}n{_editions.Count}{(_random.Next(2) == 0 ? 'p' : 't')}");
        var edition = new Edition(topic, dice >= 100 - FilteredShare ? Fate.Filtered : Fate.Summary);
        _editions.Add(edition);
        return edition;
    }
}
