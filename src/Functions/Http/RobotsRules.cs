namespace Serverless.Functions.Http;

/// <summary>What a site's robots.txt allows this app (RFC 9309): the most specific group, in it the longest rule, allow before disallow.</summary>
internal sealed class RobotsRules
{
    private readonly List<(string Path, bool Allowed)> _rules;

    private RobotsRules(List<(string Path, bool Allowed)> rules) => _rules = rules;

    public static RobotsRules Parse(string text, string agent)
    {
        var (ours, everybodys) = (new List<(string, bool)>(), new List<(string, bool)>());
        var named = false;
        var (isOurs, isEverybodys, inHeader) = (false, false, false);
        foreach (var line in text.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Split('#')[0].Split(':', 2) is not [var field, var value]) continue;

            (field, value) = (field.Trim().ToLowerInvariant(), value.Trim());
            if (field == "user-agent")
            {
                // Lines of agents in a row share one group.
                if (!inHeader) (isOurs, isEverybodys) = (false, false);
                inHeader = true;
                isOurs |= value.Equals(agent, StringComparison.OrdinalIgnoreCase);
                isEverybodys |= value == "*";
                named |= isOurs;
            }
            else if (field is "allow" or "disallow")
            {
                inHeader = false;
                if (value.Length == 0) continue;
                if (isOurs) ours.Add((value, field == "allow"));
                if (isEverybodys) everybodys.Add((value, field == "allow"));
            }
        }

        return new RobotsRules(named ? ours : everybodys);
    }

    public bool Allows(string pathAndQuery)
    {
        var best = _rules.Where(rule => Matches(rule.Path, pathAndQuery)).OrderByDescending(rule => rule.Path.Length).ThenByDescending(rule => rule.Allowed).FirstOrDefault();
        return best.Path is null || best.Allowed;
    }

    private static bool Matches(string rule, string path)
    {
        var ends = rule.EndsWith('$');
        var parts = (ends ? rule[..^1] : rule).Split('*');
        if (!path.StartsWith(parts[0], StringComparison.Ordinal)) return false;

        var at = parts[0].Length;
        foreach (var part in parts[1..])
        {
            var found = path.IndexOf(part, at, StringComparison.Ordinal);
            if (found < 0) return false;
            at = found + part.Length;
        }

        return !ends || at == path.Length || (parts.Length > 1 && path.EndsWith(parts[^1], StringComparison.Ordinal));
    }
}
