using System.Text.Json;

namespace Serverless.Summarizing.Llm;

/// <summary>Something a model is asked.</summary>
/// <typeparam name="T">What the answer says.</typeparam>
/// <param name="Schema">The form of the answer.</param>
/// <param name="System">The system message.</param>
/// <param name="User">The user message.</param>
/// <param name="Members">Members without which the JSON is no answer.</param>
/// <param name="Read">The answer's object to what it says.</param>
internal sealed record Question<T>(AnswerSchema Schema, string System, string User, string[] Members, Func<JsonElement, Reading<T>> Read);

/// <summary>An answer, read.</summary>
/// <param name="Value">What it says.</param>
/// <param name="Problem">Why it is worth asking once more, in words for the model; null when it is not.</param>
/// <param name="Usable">Whether it will do if asking once more brings nothing better.</param>
internal sealed record Reading<T>(T Value, string? Problem, bool Usable);
