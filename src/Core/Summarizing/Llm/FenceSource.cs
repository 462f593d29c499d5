using System.Security.Cryptography;

namespace Serverless.Summarizing.Llm;

/// <summary>A new fence for every question.</summary>
internal sealed class FenceSource(RandomNumberGenerator random)
{
    public Fence Draw() => Fence.Draw(random);
}
