// Second step, after the code is deployed: uploads call the blob trigger. Deploying it again changes nothing.
// The only file that reads a key: Event Grid must present the extension's system key at the webhook, and nothing else is accepted there.
targetScope = 'resourceGroup'

@description('Name of the function app; its code must be deployed already.')
param functionAppName string

@description('Name of the system topic that main.bicep made.')
param topicName string

@description('Name of the storage account that articles are uploaded to.')
param storageName string

@minValue(1)
@maxValue(30)
@description('Deliveries of one event before it becomes a dead letter.')
param maxDeliveryAttempts int = 30

@minValue(1)
@maxValue(1440)
@description('Minutes after which an event that could not be delivered becomes a dead letter.')
param eventTimeToLiveMinutes int = 1440

var names = loadJsonContent('names.json')

resource app 'Microsoft.Web/sites@2025-03-01' existing = {
  name: functionAppName
}

resource account 'Microsoft.Storage/storageAccounts@2026-06-01' existing = {
  name: storageName
}

resource topic 'Microsoft.EventGrid/systemTopics@2025-02-15' existing = {
  name: topicName
}

resource subscription 'Microsoft.EventGrid/systemTopics/eventSubscriptions@2025-02-15' = {
  parent: topic
  name: 'articles-created'
  properties: {
    eventDeliverySchema: 'EventGridSchema'
    destination: {
      endpointType: 'WebHook'
      properties: {
        endpointUrl: 'https://${app.properties.defaultHostName}/runtime/webhooks/blobs?functionName=Host.Functions.${names.function}&code=${listKeys('${app.id}/host/default', app.apiVersion).systemKeys.blobs_extension}'
        maxEventsPerBatch: 1
        preferredBatchSizeInKilobytes: 64
      }
    }
    deadLetterWithResourceIdentity: {
      identity: { type: 'SystemAssigned' }
      deadLetterDestination: {
        endpointType: 'StorageBlob'
        properties: { resourceId: account.id, blobContainerName: names.containers.deadLetter }
      }
    }
    retryPolicy: { maxDeliveryAttempts: maxDeliveryAttempts, eventTimeToLiveInMinutes: eventTimeToLiveMinutes }
    filter: {
      includedEventTypes: ['Microsoft.Storage.BlobCreated']
      // Without /blobs/ at the end the filter would match other containers whose name starts alike.
      subjectBeginsWith: '/blobServices/default/containers/${names.containers.articles}/blobs/'
      advancedFilters: [
        {
          // A blob is announced when it is complete; the API calls that only begin one would be read half-written.
          operatorType: 'StringIn'
          key: 'data.api'
          values: ['PutBlob', 'PutBlockList', 'CopyBlob', 'FlushWithClose', 'SftpCommit']
        }
      ]
    }
  }
}
