using System.Globalization;
using System.Text.Json;
using Serverless.LocalHost.Cli;

namespace Serverless.LocalHost.Worker;

/// <summary>The settings of host.json that this host honors, with the defaults that Azure has.</summary>
internal sealed record HostJson
{
    /// <summary>First part of every HTTP route.</summary>
    public string RoutePrefix { get; init; } = "api";

    /// <summary>Blobs worked on at the same time.</summary>
    public int BlobParallelism { get; init; } = 8;

    /// <summary>Attempts before a blob is poison.</summary>
    public int BlobAttempts { get; init; } = 5;

    /// <summary>Queue messages worked on at the same time, per queue.</summary>
    public int QueueBatchSize { get; init; } = 16;

    /// <summary>Deliveries before a queue message is poison.</summary>
    public int QueueAttempts { get; init; } = 5;

    /// <summary>Time until a failed queue message comes back.</summary>
    public TimeSpan QueueVisibilityTimeout { get; init; } = TimeSpan.Zero;

    /// <summary>Whether messages are base64 on the wire; others are accepted all the same.</summary>
    public bool QueueBase64 { get; init; } = true;

    /// <summary>Longest time for one call of a function.</summary>
    public TimeSpan FunctionTimeout { get; init; } = TimeSpan.FromMinutes(30);

    /// <exception cref="StartupException">The file is there and cannot be read.</exception>
    public static HostJson Read(string path)
    {
        if (!File.Exists(path))
        {
            return new HostJson();
        }

        try
        {
            using var json = JsonDocument.Parse(File.ReadAllText(path), new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            return Parse(json.RootElement);
        }
        catch (Exception e) when (e is JsonException or FormatException or InvalidOperationException)
        {
            throw new StartupException($"{path} cannot be read: {e.Message}", e);
        }
    }

    internal static HostJson Parse(JsonElement root)
    {
        var defaults = new HostJson();
        var blobs = At(root, "extensions", "blobs");
        var queues = At(root, "extensions", "queues");
        return new HostJson
        {
            RoutePrefix = At(root, "extensions", "http", "routePrefix")?.GetString() ?? defaults.RoutePrefix,
            BlobParallelism = Count(blobs, "maxDegreeOfParallelism", defaults.BlobParallelism),
            BlobAttempts = Count(blobs, "poisonBlobThreshold", defaults.BlobAttempts),
            QueueBatchSize = Math.Min(Count(queues, "batchSize", defaults.QueueBatchSize), 32),
            QueueAttempts = Count(queues, "maxDequeueCount", defaults.QueueAttempts),
            QueueVisibilityTimeout = Time(queues, "visibilityTimeout", defaults.QueueVisibilityTimeout),
            QueueBase64 = At(queues, "messageEncoding")?.GetString() is not { } encoding || encoding.Equals("base64", StringComparison.OrdinalIgnoreCase),
            FunctionTimeout = Time(root, "functionTimeout", defaults.FunctionTimeout),
        };
    }

    private static JsonElement? At(JsonElement? element, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
        {
            element = element is { ValueKind: JsonValueKind.Object } parent && parent.TryGetProperty(name, out var child) ? child : null;
        }

        return element;
    }

    private static int Count(JsonElement? element, string name, int otherwise) => At(element, name) is { } value ? Math.Max(1, value.GetInt32()) : otherwise;

    // "-1" is Azure's word for "no limit".
    private static TimeSpan Time(JsonElement? element, string name, TimeSpan otherwise) =>
        At(element, name)?.GetString() is not { } text ? otherwise : text == "-1" ? Timeout.InfiniteTimeSpan : TimeSpan.Parse(text, CultureInfo.InvariantCulture);
}
