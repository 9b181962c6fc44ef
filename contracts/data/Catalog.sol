// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {ConsentMode, ICatalog, Resource, ResourceStatus, ResourceTerms, Service, ServiceKind} from "./ICatalog.sol";
import {hashValidation, hashVersion, Version} from "./Version.sol";
import {Signatures} from "../libraries/Signatures.sol";
import {IMembers} from "../members/IMembers.sol";
import {CHECKER, MAKER} from "../types/Duties.sol";
import {NOBODY, OrgId} from "../types/OrgId.sol";
import {ResourceId} from "../types/ResourceId.sol";
import {INSPECTOR, REGULATOR, Roles} from "../types/Roles.sol";
import {ServiceId} from "../types/ServiceId.sol";

/// @title Catalog
/// @notice Documented in ICatalog.
contract Catalog is ICatalog, EIP712 {
    /// @dev Two slots.
    struct ServiceRecord {
        ResourceId resource;
        ServiceKind kind;
        bool removed;
    }

    /// @notice Most validators that a resource asks for.
    uint8 public constant MAX_VALIDATORS = 8;

    IMembers public immutable MEMBERS;

    mapping(ResourceId resource => Resource) private _resources;
    /// @inheritdoc ICatalog
    mapping(ResourceId resource => mapping(uint32 number => bytes32)) public digestOf;
    /// @dev One bit for each version.
    mapping(ResourceId resource => mapping(uint256 word => uint256 bits)) private _revoked;
    /// @inheritdoc ICatalog
    mapping(ServiceId service => ServiceRecord) public services;

    constructor(IMembers members) EIP712("Tallystick Catalog", "1") {
        MEMBERS = members;
    }

    /* RESOURCES */

    /// @inheritdoc ICatalog
    function create(bytes32 name, ResourceTerms calldata terms) external returns (ResourceId resource) {
        require(terms.validators <= MAX_VALIDATORS, Catalog_ValidatorsTooMany(terms.validators, MAX_VALIDATORS));
        OrgId owner = MEMBERS.actsFor(msg.sender, MAKER);
        resource = resourceIdOf(owner, name);
        require(_resources[resource].status == ResourceStatus.None, Catalog_Exists(resource));

        _resources[resource] = Resource({
            owner: owner,
            status: ResourceStatus.Draft,
            consent: terms.consent,
            visibility: terms.visibility,
            validators: terms.validators,
            minGroupSize: terms.minGroupSize,
            versions: 0,
            anyRevoked: false
        });
        emit ResourceCreated(resource, owner, name, terms);
    }

    /// @inheritdoc ICatalog
    function setStatus(ResourceId resource, ResourceStatus to, bytes32 reason) external {
        Resource memory known = _known(resource);
        ResourceStatus from = known.status;
        require(_allows(from, to), Catalog_StatusForbidden(resource, from, to));
        require(to != ResourceStatus.Active || known.versions != 0, Catalog_NoVersion(resource));
        _requireOwner(resource, known.owner, to == ResourceStatus.Active);

        _resources[resource].status = to;
        emit ResourceMoved(resource, from, to, msg.sender, reason);
    }

    /* VERSIONS */

    /// @inheritdoc ICatalog
    function publish(
        Version calldata version,
        bytes calldata sourceSignature,
        bytes[] calldata validatorSignatures
    ) external {
        Resource memory known = _publishable(version);
        bytes32 structHash = hashVersion(version);
        bytes32 digest = _hashTypedDataV4(structHash);
        address signer = _sourceOf(version.source, digest, sourceSignature);
        require(
            validatorSignatures.length >= known.validators,
            Catalog_ValidatorsMissing(version.resource, known.validators, validatorSignatures.length)
        );
        address[] memory validators = _validators(structHash, known.owner, version.source, validatorSignatures);

        _resources[version.resource].versions = version.number;
        digestOf[version.resource][version.number] = digest;
        emit VersionPublished(version.resource, version.number, digest, signer, validators, version);
    }

    /// @inheritdoc ICatalog
    function revokeVersion(ResourceId resource, uint32 number, bytes32 reason) external {
        Resource memory known = _known(resource);
        require(number != 0 && number <= known.versions, Catalog_UnknownVersion(resource, number));
        require(!isRevoked(resource, number), Catalog_VersionRevoked(resource, number));
        _requireOwner(resource, known.owner, false);

        _resources[resource].anyRevoked = true;
        _revoked[resource][number >> 8] |= 1 << (number & 0xff);
        emit VersionRevoked(resource, number, msg.sender, reason);
    }

    /* SERVICES */

    /// @inheritdoc ICatalog
    function addService(bytes32 name, Service calldata service) external returns (ServiceId id) {
        ResourceId resource = service.resource;
        Resource memory known = _known(resource);
        require(known.status <= ResourceStatus.Suspended, Catalog_WrongStatus(resource, known.status));
        require(
            service.kind != ServiceKind.None && service.interfaceHash != 0 && service.endpointHash != 0,
            Catalog_ServiceInvalid(resource)
        );
        _requireOwner(resource, known.owner, true);
        id = serviceIdOf(resource, name);
        require(services[id].kind == ServiceKind.None, Catalog_ServiceExists(id));

        services[id] = ServiceRecord(resource, service.kind, false);
        emit ServiceAdded(id, resource, name, service);
    }

    /// @inheritdoc ICatalog
    function setEndpoint(ServiceId service, bytes32 endpointHash) external {
        ResourceId resource = _requireService(service);
        require(endpointHash != 0, Catalog_ServiceInvalid(resource));
        _requireOwner(resource, _resources[resource].owner, true);
        emit EndpointSet(service, endpointHash);
    }

    /// @inheritdoc ICatalog
    function removeService(ServiceId service) external {
        ResourceId resource = _requireService(service);
        _requireOwner(resource, _resources[resource].owner, false);
        services[service].removed = true;
        emit ServiceRemoved(service);
    }

    /* READING */

    /// @inheritdoc ICatalog
    function resourceOf(ResourceId resource) external view returns (Resource memory) {
        return _resources[resource];
    }

    /// @inheritdoc ICatalog
    function serves(ResourceId resource, uint32 number) external view returns (bool) {
        Resource memory known = _resources[resource];
        return
            (known.status == ResourceStatus.Active || known.status == ResourceStatus.Deprecated) &&
            number != 0 &&
            number <= known.versions &&
            !(known.anyRevoked && isRevoked(resource, number));
    }

    /// @inheritdoc ICatalog
    function requireActive(
        ResourceId resource
    ) external view returns (OrgId owner, ConsentMode consent, uint32 minGroupSize) {
        Resource memory known = _known(resource);
        require(known.status == ResourceStatus.Active, Catalog_WrongStatus(resource, known.status));
        return (known.owner, known.consent, known.minGroupSize);
    }

    /// @inheritdoc ICatalog
    function ownerOf(ResourceId resource) external view returns (OrgId) {
        return _resources[resource].owner;
    }

    /// @inheritdoc ICatalog
    function isRevoked(ResourceId resource, uint32 number) public view returns (bool) {
        return _revoked[resource][number >> 8] & (1 << (number & 0xff)) != 0;
    }

    /// @inheritdoc ICatalog
    function versionDigest(Version calldata version) external view returns (bytes32) {
        return _hashTypedDataV4(hashVersion(version));
    }

    /// @inheritdoc ICatalog
    function validationDigest(Version calldata version) external view returns (bytes32) {
        return _hashTypedDataV4(hashValidation(hashVersion(version)));
    }

    /// @inheritdoc ICatalog
    function resourceIdOf(OrgId owner, bytes32 name) public view returns (ResourceId) {
        return ResourceId.wrap(keccak256(abi.encode(block.chainid, address(this), owner, name)));
    }

    /// @inheritdoc ICatalog
    function serviceIdOf(ResourceId resource, bytes32 name) public view returns (ServiceId) {
        return ServiceId.wrap(keccak256(abi.encode(block.chainid, address(this), resource, name)));
    }

    /* INTERNAL */

    function _known(ResourceId resource) private view returns (Resource memory known) {
        known = _resources[resource];
        require(known.status != ResourceStatus.None, Catalog_UnknownResource(resource));
    }

    function _requireService(ServiceId service) private view returns (ResourceId) {
        ServiceRecord memory known = services[service];
        require(known.kind != ServiceKind.None, Catalog_UnknownService(service));
        require(!known.removed, Catalog_ServiceRemoved(service));
        return known.resource;
    }

    /// @dev That the caller is a MAKER of the owner, which is active, or where this ends something not expelled.
    function _requireOwner(ResourceId resource, OrgId owner, bool active) private view {
        OrgId org = active ? MEMBERS.actsFor(msg.sender, MAKER) : MEMBERS.servesFor(msg.sender, MAKER);
        require(org == owner, Catalog_NotOwner(resource, owner, org));
    }

    /// @return known The resource, of which this can be the next version, by a MAKER of its owner.
    function _publishable(Version calldata version) private view returns (Resource memory known) {
        ResourceId resource = version.resource;
        known = _known(resource);
        require(known.status <= ResourceStatus.Suspended, Catalog_WrongStatus(resource, known.status));
        uint32 number = known.versions + 1;
        require(version.number == number, Catalog_NumberInvalid(resource, version.number, number));
        _requireShape(version);
        _requireOwner(resource, known.owner, true);
    }

    /// @return signer A MAKER of the source.
    function _sourceOf(OrgId source, bytes32 digest, bytes calldata signature) private view returns (address signer) {
        signer = _signerOf(0, digest, signature);
        OrgId org = MEMBERS.actsFor(signer, MAKER);
        require(org == source, Catalog_NotSource(source, org));
    }

    function _requireShape(Version calldata version) private view {
        if (version.metadataHash == 0) _refuse(version, "metadataHash");
        if (version.schemaHash == 0) _refuse(version, "schemaHash");
        if (version.contentRoot == 0) _refuse(version, "contentRoot");
        if (version.leaves == 0) _refuse(version, "leaves");
        if (version.collectedFrom > version.collectedTo) _refuse(version, "collectedFrom");
        if (version.collectedTo > block.timestamp) _refuse(version, "collectedTo");
        uint48 deadline = version.deadline;
        require(
            block.timestamp <= deadline,
            Catalog_Expired(version.resource, version.number, deadline, block.timestamp)
        );
    }

    function _refuse(Version calldata version, bytes32 field) private pure {
        revert Catalog_VersionInvalid(version.resource, version.number, field);
    }

    /// @return signers Those of the validators, whose organisations are different ones because their numbers rise.
    function _validators(
        bytes32 version,
        OrgId owner,
        OrgId source,
        bytes[] calldata signatures
    ) private view returns (address[] memory signers) {
        signers = new address[](signatures.length);
        if (signatures.length == 0) return signers;
        bytes32 digest = _hashTypedDataV4(hashValidation(version));
        OrgId last = NOBODY;
        for (uint256 i = 0; i < signatures.length; i++) {
            signers[i] = _signerOf(i + 1, digest, signatures[i]);
            OrgId org = MEMBERS.actsFor(signers[i], MAKER | CHECKER);
            require(org.raw() > last.raw() && org != owner && org != source, Catalog_ValidatorInvalid(i, org));
            (, , Roles roles, ) = MEMBERS.organisations(org);
            require(roles.includes(INSPECTOR) || roles.includes(REGULATOR), Catalog_ValidatorRole(i, org));
            last = org;
        }
    }

    function _signerOf(uint256 item, bytes32 digest, bytes calldata signature) private view returns (address signer) {
        bool good;
        (signer, good) = Signatures.signerOf(digest, signature);
        require(good, Catalog_BadSignature(item, signer));
    }

    function _allows(ResourceStatus from, ResourceStatus to) private pure returns (bool) {
        if (from == ResourceStatus.EndOfLife || from == ResourceStatus.Revoked) return false;
        if (to == ResourceStatus.Revoked) return true;
        if (to == ResourceStatus.Active) return from == ResourceStatus.Draft || from == ResourceStatus.Suspended;
        if (to == ResourceStatus.EndOfLife) return from == ResourceStatus.Deprecated;
        bool pauses = to == ResourceStatus.Suspended || to == ResourceStatus.Deprecated;
        return pauses && from == ResourceStatus.Active;
    }
}
