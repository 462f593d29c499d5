using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Serverless.Storing;

/// <summary>Where things lie in storage: the one place that names containers, queues and blobs.</summary>
public static partial class StorageLayout
{
    /// <summary>Articles arrive here; the trigger and the event subscription name it, so it is not a setting.</summary>
    public const string ArticlesContainer = "articles";

    /// <summary>Default of the container that summaries land in.</summary>
    public const string SummariesContainer = "summaries";

    /// <summary>Default of the container for articles that could not be summarized.</summary>
    public const string FailuresContainer = "failures";

    /// <summary>Default of the container for results by content, claims and waiting marks.</summary>
    public const string StateContainer = "state";

    /// <summary>Articles that are tried again later.</summary>
    public const string RetryQueue = "article-retries";

    /// <summary>Where the host puts messages of <see cref="RetryQueue"/> that failed too often.</summary>
    public const string RetryPoisonQueue = RetryQueue + "-poison";

    /// <summary>Where the host puts blob events that failed too often; the name is the host's.</summary>
    public const string BlobPoisonQueue = "webjobs-blobtrigger-poison";

    private const string Extension = ".json";
    private const int MaxBlobNameChars = 1024;

    /// <summary>
    /// Name of an article's document, in <c>summaries</c> and <c>failures</c> alike: the article's name and <c>.json</c>.
    /// A name too long for that ends in a hash instead of its last characters; one that is not addressable has its dots escaped and a hash;
    /// one that looks as if it ended in such a hash gets its own. So no two articles share a document.
    /// </summary>
    public static string DocumentName(string articleName)
    {
        ArgumentException.ThrowIfNullOrEmpty(articleName);

        return IsAddressable(articleName) && articleName.Length + Extension.Length <= MaxBlobNameChars && !HashedEnd().IsMatch(articleName)
            ? articleName + Extension
            : Cut(Escape(articleName), $"~{Hash(articleName)[..16]}{Extension}");
    }

    /// <summary>
    /// Whether a blob of this name can be asked for. The service takes any name, but in an address <c>a/../b</c> is <c>b</c>: what is
    /// sent for such a name goes to another blob, even to one of another container. The client leaves a slash at the end out.
    /// </summary>
    public static bool IsAddressable(string name)
    {
        ArgumentNullException.ThrowIfNull(name);

        return !name.StartsWith('/') && !name.EndsWith('/') && !name.Split('/', '\\').Any(part => part is "." or "..");
    }

    /// <summary>Name in <c>state</c> of the result stored under a content key; while it is being made, the empty blob is the claim.</summary>
    public static string ResultName(string key)
    {
        ArgumentException.ThrowIfNullOrEmpty(key);

        return $"results/{key[..2]}/{key}{Extension}";
    }

    /// <summary>Folder in <c>state</c> of the marks that keep the sweep away from articles whose next attempt is on the queue.</summary>
    public const string WaitingFolder = "waiting/";

    /// <summary>Name in <c>state</c> of an article's waiting mark.</summary>
    public static string WaitingName(string articleName)
    {
        ArgumentException.ThrowIfNullOrEmpty(articleName);

        return WaitingFolder + Hash(articleName);
    }

    /// <summary>Name in <c>state</c> of what a request with an <c>Idempotency-Key</c> was answered with.</summary>
    public static string RequestName(string idempotencyKey)
    {
        ArgumentException.ThrowIfNullOrEmpty(idempotencyKey);

        return $"requests/{Hash(idempotencyKey)}{Extension}";
    }

    private static string Cut(string name, string ending)
    {
        var cut = MaxBlobNameChars - ending.Length;
        if (name.Length <= cut) return name + ending;
        if (char.IsHighSurrogate(name[cut - 1])) cut--;
        return name[..cut] + ending;
    }

    private static string Escape(string name) => IsAddressable(name)
        ? name
        : string.Join('/', name.Split('/', '\\').Select(part => part is "" or "." or ".." ? string.Concat("%", part.Replace(".", "2E", StringComparison.Ordinal)) : part));

    [GeneratedRegex(@"~[0-9a-f]{16}\z", RegexOptions.CultureInvariant)]
    private static partial Regex HashedEnd();

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
