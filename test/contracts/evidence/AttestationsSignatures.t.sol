// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IAttestations, Status} from "../../../contracts/evidence/IAttestations.sol";
import {Statement, STATEMENT_TYPEHASH} from "../../../contracts/evidence/Statement.sol";
import {IMembers, Standing} from "../../../contracts/members/IMembers.sol";
import {DEVICE, MAKER, RELAYER} from "../../../contracts/types/Duties.sol";
import {Uid} from "../../../contracts/types/Uid.sol";
import {AttestationsBase} from "./AttestationsBase.sol";
import {WalletContract} from "./WalletContract.sol";

/// @notice Statements signed off chain by an account, a contract wallet or a P-256 key, and brought by anybody.
contract AttestationsSignaturesTest is AttestationsBase {
    uint256 private constant P256_KEY = uint256(keccak256("secure element")) % P256_N;

    /* AN ACCOUNT */

    function testFuzz_AttestBySignature(uint256 value, address relayer) public {
        vm.assume(relayer != address(0));
        Statement memory s = statementOf(word, acme.maker);
        s.data = abi.encode(value);
        Uid expected = attestations.uidOf(s);
        bytes memory signature = signatureOf("Acme: maker", expected.raw());
        vm.expectEmit(address(attestations));
        emit IAttestations.Attested(expected, word, acme.maker, s.subject, 0, s.replaces, s.salt, s.data);
        vm.prank(relayer);
        Uid uid = attestations.attestBySignature(s, abi.encodePacked(acme.maker), signature);
        vm.assertTrue(attestations.isValid(uid), "valid");
        vm.assertEq(attestations.recordOf(uid).attester, acme.maker, "the signer is the attester");
    }

    function test_RevertWhen_SignedByAnother() public {
        Statement memory s = statementOf(word, acme.maker);
        bytes memory signature = signatureOf("Basin: maker", attestations.uidOf(s).raw());
        _expectBad(s, acme.maker);
        _bring(s, abi.encodePacked(acme.maker), signature);
    }

    function test_RevertWhen_TheSignerIsNotTheAttester() public {
        Statement memory s = statementOf(word, acme.maker);
        bytes memory signature = signatureOf("Basin: maker", attestations.uidOf(s).raw());
        expectError(
            abi.encodeWithSelector(IAttestations.Attestations_NotAttester.selector, 0, acme.maker, basin.maker)
        );
        _bring(s, abi.encodePacked(basin.maker), signature);
    }

    function test_RevertWhen_SignatureIsMalleable() public {
        Statement memory s = statementOf(word, acme.maker);
        (uint8 v, bytes32 r, bytes32 low) = vm.sign(keyOf("Acme: maker"), attestations.uidOf(s).raw());
        bytes32 high = bytes32(SECP256K1_N - uint256(low));
        _expectBad(s, acme.maker);
        _bring(s, abi.encodePacked(acme.maker), abi.encodePacked(r, high, v == 27 ? 28 : 27));
    }

    function testFuzz_RevertWhen_SignatureIsTouched(uint16 bit) public {
        Statement memory s = statementOf(word, acme.maker);
        bytes memory signature = signatureOf("Acme: maker", attestations.uidOf(s).raw());
        signature[(bit / 8) % 65] ^= bytes1(uint8(1) << uint8(bit % 8));
        _expectBad(s, acme.maker);
        _bring(s, abi.encodePacked(acme.maker), signature);
    }

    function testFuzz_RevertWhen_SignatureHasAnotherLength(uint8 length) public {
        vm.assume(length != 65);
        Statement memory s = statementOf(word, acme.maker);
        _expectBad(s, acme.maker);
        _bring(s, abi.encodePacked(acme.maker), new bytes(length));
    }

    function test_RevertWhen_SignerIsShorterThanAnAddress() public {
        Statement memory s = statementOf(word, acme.maker);
        bytes memory signer = hex"0102";
        bytes memory signature = signatureOf("Acme: maker", attestations.uidOf(s).raw());
        _expectBad(s, _accountOf(signer));
        _bring(s, signer, signature);
    }

    function test_RevertWhen_SignedForAnotherChain() public {
        Statement memory s = statementOf(word, acme.maker);
        bytes32 structHash = keccak256(
            abi.encode(
                STATEMENT_TYPEHASH,
                s.schema,
                s.attester,
                s.subject,
                s.validUntil,
                s.replaces,
                s.salt,
                keccak256(s.data)
            )
        );
        vm.assertEq(digest(structHash), attestations.uidOf(s).raw(), "same digest on this chain");
        bytes memory signature = signatureOf("Acme: maker", digestOn(block.chainid + 1, structHash));
        _expectBad(s, acme.maker);
        _bring(s, abi.encodePacked(acme.maker), signature);
    }

    function test_RevertWhen_TheChainForked() public {
        Statement memory s = statementOf(word, acme.maker);
        bytes memory signature = signatureOf("Acme: maker", attestations.uidOf(s).raw());
        vm.chainId(block.chainid + 1);
        _expectBad(s, acme.maker);
        _bring(s, abi.encodePacked(acme.maker), signature);
    }

    function test_RevertWhen_Replayed() public {
        Statement memory s = statementOf(word, acme.maker);
        bytes memory signature = signatureOf("Acme: maker", attestations.uidOf(s).raw());
        _bring(s, abi.encodePacked(acme.maker), signature);
        expectAlreadyRecorded(attestations.uidOf(s), Status.Live);
        _bring(s, abi.encodePacked(acme.maker), signature);
    }

    function test_RevertWhen_ReplayedAfterRevocation() public {
        Statement memory s = statementOf(word, acme.maker);
        Uid uid = attestations.uidOf(s);
        bytes memory signature = signatureOf("Acme: maker", uid.raw());
        _bring(s, abi.encodePacked(acme.maker), signature);
        vm.prank(acme.maker);
        attestations.revoke(uid);
        expectAlreadyRecorded(uid, Status.Revoked);
        _bring(s, abi.encodePacked(acme.maker), signature);
    }

    function test_RevertWhen_StatementExpired() public {
        Statement memory s = statementOf(word, acme.maker);
        s.validUntil = uint48(START);
        Uid uid = attestations.uidOf(s);
        vm.warp(START + 1);
        expectError(abi.encodeWithSelector(IAttestations.Attestations_Expired.selector, 0, uid, uint48(START)));
        _bring(s, abi.encodePacked(acme.maker), signatureOf("Acme: maker", uid.raw()));
    }

    function test_RevertWhen_SignerIsNotEnrolled() public {
        Statement memory s = statementOf(word, OUTSIDER);
        bytes memory signature = signatureOf("outsider", attestations.uidOf(s).raw());
        expectError(abi.encodeWithSelector(IMembers.Members_NotEnrolled.selector, OUTSIDER));
        _bring(s, abi.encodePacked(OUTSIDER), signature);
    }

    function test_RevertWhen_SignerIsARelayer() public {
        address relayer = enrol(acme.admin, "Acme: relayer", RELAYER);
        Statement memory s = statementOf(word, relayer);
        bytes memory signature = signatureOf("Acme: relayer", attestations.uidOf(s).raw());
        expectError(abi.encodeWithSelector(IMembers.Members_DutyMissing.selector, relayer, RELAYER, MAKER | DEVICE));
        _bring(s, abi.encodePacked(relayer), signature);
    }

    function test_RevertWhen_AttesterIsSuspended() public {
        Statement memory s = statementOf(word, acme.maker);
        bytes memory signature = signatureOf("Acme: maker", attestations.uidOf(s).raw());
        setStanding(acme.id, Standing.Restricted);
        expectError(abi.encodeWithSelector(IMembers.Members_NotActive.selector, acme.id, Standing.Restricted));
        _bring(s, abi.encodePacked(acme.maker), signature);
    }

    /* A CONTRACT WALLET */

    function test_AWalletContractSigns() public {
        Statement memory s = statementOf(word, _wallet());
        bytes memory signature = signatureOf("wallet owner", attestations.uidOf(s).raw());
        vm.assertTrue(attestations.isValid(_bring(s, abi.encodePacked(s.attester), signature)), "valid");
    }

    function test_RevertWhen_TheWalletContractRefuses() public {
        Statement memory s = statementOf(word, _wallet());
        bytes memory signature = signatureOf("outsider", attestations.uidOf(s).raw());
        _expectBad(s, s.attester);
        _bring(s, abi.encodePacked(s.attester), signature);
    }

    /* A KEY WITHOUT AN ADDRESS */

    function test_AP256KeySigns() public {
        bytes memory signer = _secureElement();
        Statement memory s = statementOf(word, _accountOf(signer));
        vm.assertTrue(attestations.isValid(_bring(s, signer, _p256(attestations.uidOf(s).raw(), false))), "valid");
    }

    function test_RevertWhen_AP256SignatureIsMalleable() public {
        bytes memory signer = _secureElement();
        Statement memory s = statementOf(word, _accountOf(signer));
        bytes memory signature = _p256(attestations.uidOf(s).raw(), true);
        _expectBad(s, s.attester);
        _bring(s, signer, signature);
    }

    function test_RevertWhen_AP256KeySignedSomethingElse() public {
        bytes memory signer = _secureElement();
        Statement memory s = statementOf(word, _accountOf(signer));
        _expectBad(s, s.attester);
        _bring(s, signer, _p256(keccak256("something else"), false));
    }

    /// @dev Whoever brings a verifier of his own is another signer, and not enrolled.
    function test_RevertWhen_AnotherVerifierIsNamed() public {
        bytes memory enrolled = _secureElement();
        (uint256 x, uint256 y) = vm.publicKeyP256(P256_KEY);
        bytes memory signer = abi.encodePacked(erc7913P256Verifier, x, y);
        Statement memory s = statementOf(word, _accountOf(enrolled));
        bytes memory signature = _p256(attestations.uidOf(s).raw(), false);
        expectError(abi.encodeWithSelector(IMembers.Members_NotEnrolled.selector, _accountOf(signer)));
        _bring(s, signer, signature);
    }

    /* HELPERS */

    function _bring(Statement memory s, bytes memory signer, bytes memory signature) private returns (Uid) {
        vm.prank(OUTSIDER);
        return attestations.attestBySignature(s, signer, signature);
    }

    function _expectBad(Statement memory s, address account) private {
        expectError(
            abi.encodeWithSelector(IAttestations.Attestations_BadSignature.selector, attestations.uidOf(s), account)
        );
    }

    function _wallet() private returns (address wallet) {
        wallet = address(new WalletContract(accountOf("wallet owner")));
        vm.prank(acme.admin);
        members.enrol(wallet, MAKER, 0, 0);
    }

    function _secureElement() private returns (bytes memory signer) {
        (uint256 x, uint256 y) = vm.publicKeyP256(P256_KEY);
        signer = abi.encodePacked(deploy("ERC7913P256Verifier", ""), x, y);
        vm.prank(acme.admin);
        members.enrol(_accountOf(signer), DEVICE, 0, 0);
    }

    /// @dev As it is enrolled: the low 20 bytes of the hash of the ERC-7913 signer.
    function _accountOf(bytes memory signer) private pure returns (address) {
        return address(uint160(uint256(keccak256(signer))));
    }

    function _p256(bytes32 hash, bool high) private pure returns (bytes memory) {
        (bytes32 r, bytes32 s) = vm.signP256(P256_KEY, hash);
        if ((uint256(s) > P256_N / 2) != high) s = bytes32(P256_N - uint256(s));
        return abi.encodePacked(r, s);
    }
}
