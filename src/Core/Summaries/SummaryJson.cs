using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Serverless.Summaries;

/// <summary>The contract's JSON settings, source-generated: unknown, missing and duplicate members are refused when reading.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Strict,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    WriteIndented = true)]
[JsonSerializable(typeof(SummaryDocument))]
[JsonSerializable(typeof(FailureDocument))]
public sealed partial class SummaryJson : JsonSerializerContext
{
    /// <summary>
    /// The instance to read and write with. It leaves letters of every script readable: documents are served as
    /// <c>application/json; charset=utf-8</c> and never pasted into HTML, so only what JSON itself demands is escaped.
    /// </summary>
    public static SummaryJson Contract => field ??= new(new JsonSerializerOptions(Default.Options!)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
