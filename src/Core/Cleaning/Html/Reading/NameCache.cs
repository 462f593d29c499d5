namespace Serverless.Cleaning.Html.Reading;

/// <summary>Remembers what each class or id of a page says, because a page repeats its names.</summary>
/// <param name="read">Reads a name that has not been seen.</param>
internal sealed class NameCache<T>(Func<ReadOnlySpan<char>, T> read)
{
    // A page with more is not worth the memory.
    private const int MaxRemembered = 4_096;

    private readonly Dictionary<string, T> _known = new(StringComparer.Ordinal);

    public T Read(ReadOnlySpan<char> name)
    {
        var lookup = _known.GetAlternateLookup<ReadOnlySpan<char>>();
        if (lookup.TryGetValue(name, out var known)) return known;

        var value = read(name);
        if (_known.Count < MaxRemembered) _known.Add(name.ToString(), value);
        return value;
    }
}
