using Azure;

namespace Serverless.LocalHost.Files;

/// <summary>Which uploaded files still wait for their outcome. Not for several threads at once.</summary>
internal sealed class OutcomeBook
{
    private readonly Dictionary<string, string> _waiting = [];

    public int Waiting => _waiting.Count;

    public int Failed { get; private set; }

    public IReadOnlyCollection<string> Names => _waiting.Keys;

    /// <summary>A file was uploaded and its blob has this ETag now.</summary>
    public void Add(string name, ETag etag) => _waiting[name] = Plain(etag);

    /// <summary>The ETag that a waiting name was uploaded with is this one.</summary>
    public bool IsWaitingFor(string name, ETag etag) => _waiting.TryGetValue(name, out var waiting) && waiting == Plain(etag);

    /// <summary>
    /// True when the document is news worth printing: the outcome of a waiting file, which then waits no more, or a document of a source
    /// that nobody waits for. A document that names other content than what was uploaded is of an earlier run.
    /// </summary>
    public bool Accept(LandedDocument document)
    {
        if (!_waiting.TryGetValue(document.Name, out var etag))
        {
            return true;
        }

        if (document.SourceETag is { } source && source != etag)
        {
            return false;
        }

        Close(document.Name, document.IsFailure);
        return true;
    }

    /// <summary>A file gets no document any more.</summary>
    public void GiveUp(string name) => Close(name, failed: true);

    private static string Plain(ETag etag) => etag.ToString().Trim('"');

    private void Close(string name, bool failed)
    {
        if (_waiting.Remove(name) && failed)
        {
            Failed++;
        }
    }
}
