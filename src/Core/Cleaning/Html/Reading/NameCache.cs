namespace Serverless.Cleaning.Html.Reading;

/// <summary>Remembers what each class or id of a page says, because a page repeats its names.</summary>
/// <param name="read">Reads a name that has not been seen, with its hash.</param>
internal sealed class NameCache<T>(Func<ReadOnlySpan<char>, ulong, T> read)
{
    // A page with more is not worth the memory.
    private const int MaxRemembered = 4_096;

    // Room to begin with.
    private const int Usual = 197;

    // By hash: two names of a page never share one of 64 bits, and if somebody makes two that do, one reads as the other.
    private readonly Dictionary<ulong, T> _known = new(Usual);

    public T Read(ReadOnlySpan<char> name)
    {
        var hash = StableHash.Of(name);
        if (_known.TryGetValue(hash, out var known)) return known;

        var value = read(name, hash);
        if (_known.Count < MaxRemembered) _known.Add(hash, value);
        return value;
    }
}
