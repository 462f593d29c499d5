using System.Collections.Frozen;
using System.Reflection;

namespace Serverless.Verifying;

/// <summary>
/// Words in sections, read from an embedded text file of our own: <c>[section]</c> opens a section, <c>#</c> starts a
/// comment, a line is one entry, <c>+ section</c> all entries of a section above. Sections named alike are one.
/// </summary>
internal sealed class WordList
{
    private readonly FrozenDictionary<string, string[]> _sections;

    private WordList(IEnumerable<KeyValuePair<string, string[]>> sections) => _sections = sections.ToFrozenDictionary();

    /// <summary>Names of the sections.</summary>
    public IEnumerable<string> Names => _sections.Keys;

    /// <summary>The entries of a section, a line each.</summary>
    public string[] Lines(string section) => _sections[section];

    /// <summary>The words of a section, wherever they stand on its lines.</summary>
    public FrozenSet<string> Words(string section) =>
        _sections[section].SelectMany(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Reads an embedded file of this room, by its path inside it.</summary>
    public static WordList Load(string name)
    {
        var sections = new Dictionary<string, List<string>>();
        var current = "";
        foreach (var raw in ReadLines(name))
        {
            var comment = raw.IndexOf('#', StringComparison.Ordinal);
            var line = (comment < 0 ? raw : raw[..comment]).Trim();
            if (line.Length == 0) continue;
            if (line[0] == '[' && line[^1] == ']')
            {
                current = line[1..^1];
                sections.TryAdd(current, []);
                continue;
            }

            if (line.StartsWith("+ ", StringComparison.Ordinal)) sections[current].AddRange(sections[line[2..]]);
            else sections[current].Add(line);
        }

        return new WordList(sections.Select(pair => KeyValuePair.Create(pair.Key, pair.Value.ToArray())));
    }

    /// <summary>The lines of an embedded file.</summary>
    public static IEnumerable<string> ReadLines(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"Serverless.Verifying.{name}")
            ?? throw new InvalidOperationException($"The file {name} is not embedded.");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line) yield return line;
    }
}
