// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Version} from "./Version.sol";
import {OrgId} from "../types/OrgId.sol";
import {ResourceId} from "../types/ResourceId.sol";
import {ServiceId} from "../types/ServiceId.sol";

/// @notice Draft -> Active <-> Suspended, Active -> Deprecated -> EndOfLife. From each of these but EndOfLife -> Revoked. EndOfLife and
/// Revoked are final.
enum ResourceStatus {
    None,
    Draft,
    Active,
    /// @dev Nothing is agreed, and nothing served, until it is active again.
    Suspended,
    /// @dev Nothing more is agreed; what is agreed goes on.
    Deprecated,
    /// @dev Nothing is served any more.
    EndOfLife,
    /// @dev As EndOfLife, and the owner says that it should not have been served.
    Revoked
}

/// @notice Whose consent an agreement needs beside its two sides'.
enum ConsentMode {
    /// @dev Nobody's: it is nobody's personal data.
    None,
    /// @dev That of the person or company that it is about, where it names one. One that names none gets computations alone.
    Individual,
    /// @dev Every agreement names whom it is about, who consents.
    Always
}

/// @notice Who is shown the resource. The catalogue is public to the chain's nodes: services that list it go by this.
enum Visibility {
    Public,
    Members,
    Parties
}

enum ServiceKind {
    None,
    Download,
    Query,
    Compute
}

/// @notice What the owner fixes when it creates a resource, for good.
struct ResourceTerms {
    ConsentMode consent;
    Visibility visibility;
    /// @dev How many organisations beside owner and source have to countersign each version.
    uint8 validators;
    /// @dev Least number of subjects behind any number that leaves a computation; 0 and 1 are none.
    uint32 minGroupSize;
}

/// @dev What is on record of a resource. One slot.
struct Resource {
    OrgId owner;
    ResourceStatus status;
    ConsentMode consent;
    Visibility visibility;
    uint8 validators;
    uint32 minGroupSize;
    /// @dev Number of the last version; 0 before the first.
    uint32 versions;
    /// @dev Whether a version was revoked, of any number.
    bool anyRevoked;
}

/// @notice How a resource is offered.
struct Service {
    ResourceId resource;
    ServiceKind kind;
    /// @dev keccak256 of its interface's description (OpenAPI, for one), and of its address.
    bytes32 interfaceHash;
    bytes32 endpointHash;
}

/// @title Catalog
/// @notice Data resources: whose they are, what their versions consist of and where they come from, and how they are offered.
///
/// A resource belongs to the organisation that created it, for ever: what is handed over to another is created anew by that.
/// A version is what its source confirms by signature, countersigned by validators where the resource asks for them. Versions are numbered
/// without gaps and never change; a single one can be revoked.
///
/// @dev Warning: A root commits to content and says nothing of its truth: whose signature confirms it does.
interface ICatalog {
    /// @notice No resource has this id.
    error Catalog_UnknownResource(ResourceId resource);
    /// @notice The owner has a resource of this name.
    error Catalog_Exists(ResourceId resource);
    /// @notice The resource belongs to organisation `owner`, and the caller to `caller`.
    error Catalog_NotOwner(ResourceId resource, OrgId owner, OrgId caller);
    /// @notice The resource is `status`, which does not allow this.
    error Catalog_WrongStatus(ResourceId resource, ResourceStatus status);
    /// @notice The resource cannot move from `from` to `to`.
    error Catalog_StatusForbidden(ResourceId resource, ResourceStatus from, ResourceStatus to);
    /// @notice A resource without a version cannot be active.
    error Catalog_NoVersion(ResourceId resource);
    /// @notice A resource asks for at most `most` validators.
    error Catalog_ValidatorsTooMany(uint8 validators, uint8 most);
    /// @notice The next version of the resource is number `expected`.
    error Catalog_NumberInvalid(ResourceId resource, uint32 number, uint32 expected);
    /// @notice `field` of the version is not possible.
    error Catalog_VersionInvalid(ResourceId resource, uint32 number, bytes32 field);
    /// @notice The version could be published up to `deadline`, and the block's time is `now_`.
    error Catalog_Expired(ResourceId resource, uint32 number, uint48 deadline, uint256 now_);
    /// @notice Signature `item` is not valid: 0 is the source's, and validators' follow.
    error Catalog_BadSignature(uint256 item, address signer);
    /// @notice The signer belongs to organisation `signer`, and the source is `source`.
    error Catalog_NotSource(OrgId source, OrgId signer);
    /// @notice The resource asks for `wanted` validators, and `given` signed.
    error Catalog_ValidatorsMissing(ResourceId resource, uint8 wanted, uint256 given);
    /// @notice Validator `item` is of organisation `org`, which is the owner, the source, or not of a higher number than the validator before.
    error Catalog_ValidatorInvalid(uint256 item, OrgId org);
    /// @notice Validator `item` is of organisation `org`, which is neither an inspector nor a regulator.
    error Catalog_ValidatorRole(uint256 item, OrgId org);
    /// @notice The resource has no version of this number.
    error Catalog_UnknownVersion(ResourceId resource, uint32 number);
    /// @notice The version was revoked.
    error Catalog_VersionRevoked(ResourceId resource, uint32 number);
    /// @notice No service has this id.
    error Catalog_UnknownService(ServiceId service);
    /// @notice The resource has a service of this name, or had it.
    error Catalog_ServiceExists(ServiceId service);
    /// @notice A service has a kind, and hashes of an interface and of an endpoint.
    error Catalog_ServiceInvalid(ResourceId resource);
    /// @notice The service was removed.
    error Catalog_ServiceRemoved(ServiceId service);

    event ResourceCreated(ResourceId indexed resource, OrgId indexed owner, bytes32 name, ResourceTerms terms);
    event ResourceMoved(
        ResourceId indexed resource,
        ResourceStatus from,
        ResourceStatus to,
        address by,
        bytes32 reason
    );
    /// @dev `digest` is what the source signed.
    event VersionPublished(
        ResourceId indexed resource,
        uint32 indexed number,
        bytes32 digest,
        address sourceSigner,
        address[] validators,
        Version version
    );
    event VersionRevoked(ResourceId indexed resource, uint32 indexed number, address by, bytes32 reason);
    event ServiceAdded(ServiceId indexed service, ResourceId indexed resource, bytes32 name, Service details);
    event EndpointSet(ServiceId indexed service, bytes32 endpointHash);
    event ServiceRemoved(ServiceId indexed service);

    /// @notice Creates a resource of the caller's organisation, as a draft. MAKER.
    /// @param name Of the owner's choosing, such as keccak256 of its identifier.
    function create(bytes32 name, ResourceTerms calldata terms) external returns (ResourceId resource);

    /// @notice Publishes the next version, also of a draft or suspended resource. MAKER of the owner.
    /// @param sourceSignature By a MAKER of the source, over the version's digest.
    /// @param validatorSignatures By MAKERs or CHECKERs of as many INSPECTORs or REGULATORs as the resource asks for, over the digest of a
    /// `Validation`, in ascending order of their organisations' numbers.
    function publish(
        Version calldata version,
        bytes calldata sourceSignature,
        bytes[] calldata validatorSignatures
    ) external;

    /// @notice Revokes one version for ever: nothing of it is served any more. MAKER of the owner, also while restricted.
    function revokeVersion(ResourceId resource, uint32 number, bytes32 reason) external;

    /// @notice Moves the resource, see ResourceStatus. MAKER of the owner; while restricted, only what makes nothing Active.
    /// @param reason Hash of it, or zero.
    function setStatus(ResourceId resource, ResourceStatus to, bytes32 reason) external;

    /// @notice Adds a service to a resource. MAKER of the owner.
    /// @param name Of the owner's choosing.
    function addService(bytes32 name, Service calldata service) external returns (ServiceId);

    /// @notice Moves a service to another endpoint. MAKER of the owner.
    function setEndpoint(ServiceId service, bytes32 endpointHash) external;

    /// @notice Ends a service for ever: no more offers are made of it. MAKER of the owner, also while restricted.
    function removeService(ServiceId service) external;

    /// @notice What is on record of a resource.
    function resourceOf(ResourceId resource) external view returns (Resource memory);

    /// @notice Whether something of this version may be served now: the resource is Active or Deprecated, and the version exists and is not revoked.
    function serves(ResourceId resource, uint32 number) external view returns (bool);

    /// @notice Requires that something may be agreed on the resource now: it is Active.
    function requireActive(
        ResourceId resource
    ) external view returns (OrgId owner, ConsentMode consent, uint32 minGroupSize);

    /// @notice Whose the resource is; nobody's where there is none.
    function ownerOf(ResourceId resource) external view returns (OrgId);

    /// @notice Digest of a version, as its source signed it; zero where there is none.
    function digestOf(ResourceId resource, uint32 number) external view returns (bytes32);

    /// @notice Whether a version was revoked.
    function isRevoked(ResourceId resource, uint32 number) external view returns (bool);

    /// @notice The resource of a service, which may be removed, and its kind.
    function services(ServiceId service) external view returns (ResourceId resource, ServiceKind kind, bool removed);

    /// @notice What the source of a version signs.
    function versionDigest(Version calldata version) external view returns (bytes32);

    /// @notice What its validators sign.
    function validationDigest(Version calldata version) external view returns (bytes32);

    /// @notice The id that a resource has, or would have.
    function resourceIdOf(OrgId owner, bytes32 name) external view returns (ResourceId);

    /// @notice The id that a service has, or would have.
    function serviceIdOf(ResourceId resource, bytes32 name) external view returns (ServiceId);
}
