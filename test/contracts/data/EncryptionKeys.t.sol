// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {EncryptionKey, IEncryptionKeys, KEM_P256, KEM_X25519} from "../../../contracts/data/IEncryptionKeys.sol";
import {IMembers, Standing} from "../../../contracts/members/IMembers.sol";
import {CHECKER, DEVICE, ADMIN, MAKER} from "../../../contracts/types/Duties.sol";
import {KeyId} from "../../../contracts/types/KeyId.sol";
import {OrgId} from "../../../contracts/types/OrgId.sol";
import {DataBase} from "./DataBase.sol";

/// @notice Encryption keys: who registers them, which are keys at all, and until when something is sealed to them.
contract EncryptionKeysTest is DataBase {
    /// @dev The generator of P-256.
    bytes private constant POINT =
        hex"046b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c2964fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5";

    function test_Register() public {
        bytes memory publicKey = abi.encode(keccak256("another"));
        KeyId id = encryptionKeys.idOf(bank.id, KEM_X25519, publicKey);
        bytes memory preimage = abi.encode(block.chainid, encryptionKeys, bank.id, KEM_X25519, publicKey);
        vm.assertEq(KeyId.unwrap(id), keccak256(preimage), "id");
        vm.expectEmit(address(encryptionKeys));
        emit IEncryptionKeys.KeyRegistered(id, bank.id, _key(KEM_X25519, publicKey));
        _register(bank.admin, _key(KEM_X25519, publicKey));
        (OrgId org, uint16 kem, uint48 notBefore, uint48 notAfter, uint48 revokedAt) = encryptionKeys.records(id);
        vm.assertEq(
            abi.encode(org, kem, notBefore, notAfter, revokedAt),
            abi.encode(bank.id, KEM_X25519, START, LATER, 0),
            "record"
        );
    }

    function test_RegisterAPointOnP256() public {
        _register(bank.maker, _key(KEM_P256, POINT));
        vm.assertTrue(encryptionKeys.isLiveFor(encryptionKeys.idOf(bank.id, KEM_P256, POINT), bank.id), "live");
    }

    /// @dev One key of two organisations is two keys: nobody takes another's by being first.
    function test_TwoOrganisationsRegisterOneKey() public {
        bytes memory publicKey = abi.encode(keccak256("bank"));
        _register(grid.maker, _key(KEM_X25519, publicKey));
        KeyId other = encryptionKeys.idOf(grid.id, KEM_X25519, publicKey);
        vm.assertTrue(other != key, "two ids");
        vm.assertTrue(encryptionKeys.isLiveFor(key, bank.id), "the first one's");
        vm.assertFalse(encryptionKeys.isLiveFor(key, grid.id), "and not the other's");
    }

    function testFuzz_RevertWhen_KemUnknown(uint16 kem) public {
        vm.assume(kem != KEM_P256 && kem != KEM_X25519);
        expectError(abi.encodeWithSelector(IEncryptionKeys.EncryptionKeys_KemUnknown.selector, kem));
        _register(bank.maker, _key(kem, POINT));
    }

    function test_RevertWhen_KeyInvalid() public {
        bytes memory off = bytes.concat(POINT);
        off[64] ^= 0x01;
        bytes memory compressed = bytes.concat(POINT);
        compressed[0] = 0x02;
        _refuses(KEM_P256, off);
        _refuses(KEM_P256, compressed);
        _refuses(KEM_P256, abi.encode(keccak256("short")));
        _refuses(KEM_X25519, POINT);
        _refuses(KEM_X25519, abi.encode(0));
        _refuses(KEM_X25519, "");
    }

    function test_RevertWhen_ValidityInvalid() public {
        EncryptionKey memory k = _key(KEM_P256, POINT);
        (k.notBefore, k.notAfter) = (LATER, LATER - 1);
        _refusesTime(k);
        (k.notBefore, k.notAfter) = (uint48(START - 9), uint48(START - 1));
        _refusesTime(k);
        k.notAfter = uint48(START);
        _register(bank.maker, k);
    }

    function test_RevertWhen_RegisteredByAChecker() public {
        expectError(
            abi.encodeWithSelector(IMembers.Members_DutyMissing.selector, bank.checker, CHECKER, MAKER | ADMIN)
        );
        _register(bank.checker, _key(KEM_P256, POINT));
    }

    function test_RevertWhen_RegisteredTwiceOrAfterItWasRevoked() public {
        EncryptionKey memory again = _key(KEM_X25519, abi.encode(keccak256("bank")));
        expectError(abi.encodeWithSelector(IEncryptionKeys.EncryptionKeys_Exists.selector, key));
        _register(bank.maker, again);
        _revoke(bank.maker);
        expectError(abi.encodeWithSelector(IEncryptionKeys.EncryptionKeys_Exists.selector, key));
        _register(bank.maker, again);
    }

    function test_Revoke() public {
        vm.warp(START + 9);
        vm.expectEmit(address(encryptionKeys));
        emit IEncryptionKeys.KeyRevoked(key, bank.id, bank.admin);
        _revoke(bank.admin);
        vm.assertTrue(encryptionKeys.isLive(key, uint48(START + 8)), "until then");
        vm.assertFalse(encryptionKeys.isLive(key, uint48(START + 9)), "from then on");
        vm.assertFalse(encryptionKeys.isLiveFor(key, bank.id), "now");
    }

    function test_RevokeWhileRestricted() public {
        asCouncil();
        members.setStanding(bank.id, Standing.Restricted);
        _revoke(bank.maker);
        vm.assertFalse(encryptionKeys.isLiveFor(key, bank.id), "ended");
    }

    function test_RevertWhen_RevokedByOthers() public {
        expectError(abi.encodeWithSelector(IEncryptionKeys.EncryptionKeys_NotOwner.selector, key, bank.id, grid.id));
        _revoke(grid.maker);
        expectError(abi.encodeWithSelector(IMembers.Members_DutyMissing.selector, bank.device, DEVICE, MAKER | ADMIN));
        _revoke(bank.device);
    }

    function test_RevertWhen_RevokedTwiceOrUnknown() public {
        _revoke(bank.maker);
        expectError(abi.encodeWithSelector(IEncryptionKeys.EncryptionKeys_Revoked.selector, key, START));
        _revoke(bank.maker);
        key = KeyId.wrap("unknown");
        expectError(abi.encodeWithSelector(IEncryptionKeys.EncryptionKeys_Unknown.selector, key));
        _revoke(bank.maker);
    }

    function testFuzz_LiveInItsTime(uint48 when) public view {
        vm.assertEq(encryptionKeys.isLive(key, when), when >= START && when <= LATER, "in its time");
        vm.assertFalse(encryptionKeys.isLive(KeyId.wrap("unknown"), when), "unknown");
    }

    function _key(uint16 kem, bytes memory publicKey) private pure returns (EncryptionKey memory) {
        return EncryptionKey(kem, publicKey, uint48(START), LATER);
    }

    function _register(address by, EncryptionKey memory k) private {
        vm.prank(by);
        encryptionKeys.register(k);
    }

    function _revoke(address by) private {
        vm.prank(by);
        encryptionKeys.revoke(key);
    }

    function _refuses(uint16 kem, bytes memory publicKey) private {
        bytes4 error_ = IEncryptionKeys.EncryptionKeys_KeyInvalid.selector;
        expectError(abi.encodeWithSelector(error_, kem, publicKey.length));
        _register(bank.maker, _key(kem, publicKey));
    }

    function _refusesTime(EncryptionKey memory k) private {
        bytes4 error_ = IEncryptionKeys.EncryptionKeys_ValidityInvalid.selector;
        expectError(abi.encodeWithSelector(error_, k.notBefore, k.notAfter, START));
        _register(bank.maker, k);
    }
}
